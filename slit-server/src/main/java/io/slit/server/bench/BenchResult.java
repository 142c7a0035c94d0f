package io.slit.server.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All runs of one algorithm on one problem: over seeds, and over budgets where there are marks.
 *
 * @param reference the front that runs were compared with
 * @param algorithm its name
 * @param threads that it could use
 * @param warmupSeconds spent before, on another problem of the same kind
 * @param runs in the order of budgets, then seeds; one at least
 */
public record BenchResult(
    ReferenceFront reference,
    String algorithm,
    int threads,
    double warmupSeconds,
    List<BenchRun> runs) {
  /** Copies the list. */
  public BenchResult {
    runs = List.copyOf(runs);
  }

  /** Returns the budgets in the order they were run. */
  public List<BenchBudget> budgets() {
    return runs.stream().map(BenchRun::budget).distinct().toList();
  }

  /** Returns the runs of the last budget. */
  public List<BenchRun> last() {
    List<BenchBudget> budgets = budgets();
    return of(budgets.get(budgets.size() - 1));
  }

  /** Returns the runs of a budget. */
  public List<BenchRun> of(BenchBudget budget) {
    return runs.stream().filter(run -> run.budget().equals(budget)).toList();
  }

  /** Returns the mean of a figure over runs. */
  public static double mean(List<BenchRun> runs, ToDoubleFunction<BenchRun> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** Returns the least ratio of volumes over runs. */
  public static double worstRatio(List<BenchRun> runs) {
    return runs.stream().mapToDouble(run -> run.quality().hypervolumeRatio()).min().orElseThrow();
  }

  /** Returns the run of the largest gap. */
  public static double worstGapPct(List<BenchRun> runs) {
    return runs.stream()
        .map(BenchRun::quality)
        .max(Comparator.comparingDouble(FrontQuality::worstObjectiveGapPct))
        .orElseThrow()
        .worstObjectiveGapPct();
  }
}
