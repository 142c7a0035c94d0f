package io.slit.server.bench;

import java.util.List;
import java.util.Locale;

/** Results as text. */
public final class BenchTable {
  private BenchTable() {}

  /** Returns what the columns are. */
  public static String header() {
    return String.format(
        Locale.ROOT,
        "%-3s %-13s %-18s %7s %5s %8s %8s %9s %8s %5s %10s %8s %11s",
        "",
        "physics",
        "algorithm",
        "budget",
        "seeds",
        "hv ratio",
        "worst",
        "gap %",
        "IGD+",
        "plans",
        "infeasible",
        "seconds",
        "evaluations");
  }

  /** Returns a line for each budget. */
  public static String lines(BenchResult result) {
    StringBuilder text = new StringBuilder();
    for (BenchBudget budget : result.budgets()) {
      text.append(line(result, result.of(budget))).append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }

  private static String line(BenchResult result, List<BenchRun> runs) {
    BenchCase problem = result.reference().problem();
    return String.format(
        Locale.ROOT,
        "%-3s %-13s %-18s %7s %5d %8.4f %8.4f %9.4f %8.5f %5.0f %10d %8.2f %11.0f",
        problem.size().name(),
        problem.physics().key(),
        result.algorithm(),
        runs.get(0).budget().text(),
        runs.size(),
        BenchResult.mean(runs, run -> run.quality().hypervolumeRatio()),
        BenchResult.worstRatio(runs),
        BenchResult.worstGapPct(runs),
        BenchResult.mean(runs, run -> run.quality().igdPlus()),
        BenchResult.mean(runs, run -> run.quality().plans()),
        runs.stream().mapToInt(run -> run.quality().infeasible()).sum(),
        BenchResult.mean(runs, BenchRun::seconds),
        BenchResult.mean(runs, BenchRun::evaluations));
  }

  /** Returns the mean ratios of one problem at all budgets, a line for each algorithm. */
  public static String marks(List<BenchResult> results) {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-18s", "hv ratio at"));
    for (BenchBudget budget : results.get(0).budgets()) {
      text.append(String.format(Locale.ROOT, " %8s", budget.text()));
    }
    for (BenchResult result : results) {
      text.append(System.lineSeparator());
      text.append(String.format(Locale.ROOT, "%-18s", result.algorithm()));
      for (BenchBudget budget : result.budgets()) {
        double ratio = BenchResult.mean(result.of(budget), run -> run.quality().hypervolumeRatio());
        text.append(String.format(Locale.ROOT, " %8.4f", ratio));
      }
    }
    return text.toString();
  }

  /** Returns what the figures mean. */
  public static String legend() {
    return
"""
hv ratio: hypervolume of at most 100 plans over that of the best 100 points of the stored
reference; box [ideal, nadir] of the reference, reference point 1.1; mean and worst of seeds.
gap: the worst of the objectives' best values, above the least of the reference.
seconds: from the call to the menu of plans, warm.\
""";
  }
}
