package io.slit.server.bench;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.ProblemFingerprint;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.server.planning.ThreadWorkers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes references, or better ones: runs searches for long, and adds what they found to a file. A
 * file's volume never falls.
 */
public final class ReferenceMaker {
  private static final MathContext DIGITS = new MathContext(10);

  private final Path directory;
  private final Consumer<String> progress;

  /** Makes a maker for the files of a directory. */
  public ReferenceMaker(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.progress = progress;
  }

  /**
   * Runs searches and grows the reference of their problem by all feasible plans they return.
   *
   * @param plan each budget and seed is run; nothing is warmed up
   * @param algorithms by name
   */
  public void grow(BenchPlan plan, List<String> algorithms) {
    PlanningProblem problem = plan.problem().problem();
    String fingerprint = ProblemFingerprint.of(problem);
    List<double[]> points = new ArrayList<>();
    List<String> madeBy = new ArrayList<>();
    for (String algorithm : algorithms) {
      for (BenchBudget budget : plan.budgets()) {
        for (long seed : plan.seeds()) {
          points.addAll(found(problem, plan.withAlgorithm(algorithm), budget, seed));
          madeBy.add("%s, %s, seed %d".formatted(algorithm, budget.text(), seed));
        }
      }
    }
    save(new ReferenceFront(plan.problem(), fingerprint, madeBy, points));
  }

  private List<double[]> found(
      PlanningProblem problem, BenchPlan plan, BenchBudget budget, long seed) {
    try (ThreadWorkers threads = ThreadWorkers.pool(plan.threads())) {
      Workers workers = plan.threads() == 1 ? Workers.ONE : threads;
      SearchSettings settings =
          SearchBench.settings(budget, seed, workers).withMenuSize(ReferenceFront.MOST_POINTS);
      SearchResult result = BenchAlgorithms.named(plan.algorithm()).search(problem, settings);
      FeasibilityCheck check = new FeasibilityCheck(problem);
      List<EvaluatedPlan> feasible = result.plans().stream().filter(check::holds).toList();
      progress.accept(
          "%s: %s, %s, seed %d found %d plans of %d archived"
              .formatted(
                  plan.problem().key(),
                  plan.algorithm(),
                  budget.text(),
                  seed,
                  feasible.size(),
                  result.statistics().archived()));
      return feasible.stream().map(FrontQuality::point).map(ReferenceMaker::rounded).toList();
    }
  }

  /** Rounded as in files, so that a plan found again is the same point. */
  private static double[] rounded(double[] point) {
    double[] rounded = new double[point.length];
    for (int j = 0; j < rounded.length; j++) {
      rounded[j] = new BigDecimal(point[j]).round(DIGITS).doubleValue();
    }
    return rounded;
  }

  private void save(ReferenceFront found) {
    Optional<ReferenceFront> older = ReferenceFiles.find(directory, found.problem());
    ReferenceFront now =
        older
            .map(before -> ReferenceGrowth.grow(before, found))
            .orElseGet(() -> ReferenceGrowth.first(found));
    double volume = now.box().volume(now.best());
    double gain =
        older.map(before -> volume / now.box().volume(before.best()) - 1).orElse(Double.NaN);
    if (older.isPresent() && older.get().equals(now)) {
      progress.accept(found.problem().key() + ": nothing gained, the file is left as it is");
      return;
    }
    ReferenceFiles.write(directory, now);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: %d points, volume of the best %d: %.6f (%s)",
            found.problem().key(),
            now.points().size(),
            now.best().size(),
            volume,
            older.isPresent() ? String.format(Locale.ROOT, "%+.4f %%", 100 * gain) : "new"));
  }
}
