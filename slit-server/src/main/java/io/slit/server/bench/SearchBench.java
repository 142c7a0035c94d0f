package io.slit.server.bench;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.ProblemFingerprint;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.server.planning.ThreadWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs searches on a made-up problem and compares what they find with the stored reference.
 *
 * <p>Every algorithm is warmed up on another problem of the same kind, gets the same clock, and
 * returns at most a hundred plans picked from all it has seen.
 */
public final class SearchBench {
  private static final double SETTLED = 0.05;
  private static final int LEAST_WARMUPS = 3;
  private static final Duration LONGEST_WARMUP_RUN = Duration.ofSeconds(2);

  private final PlanningProblem problem;
  private final ReferenceFront reference;
  private final Consumer<String> progress;

  /**
   * Prepares a problem.
   *
   * @param reference its front
   * @param progress receives a line for each run
   * @throws IllegalArgumentException if the reference is that of another problem
   */
  public SearchBench(ReferenceFront reference, Consumer<String> progress) {
    this.reference = reference;
    this.problem = reference.problem().problem();
    this.progress = progress;
    String fingerprint = ProblemFingerprint.of(problem);
    if (!fingerprint.equals(reference.fingerprint())) {
      throw new IllegalArgumentException(
          "The reference of %s is that of a problem with fingerprint %s, and the problem's is %s. Make it anew with --grow-references."
              .formatted(reference.problem().key(), reference.fingerprint(), fingerprint));
    }
  }

  /**
   * Returns the bench of a problem whose reference is stored.
   *
   * @throws IllegalArgumentException if none is
   */
  public static SearchBench stored(BenchCase problem, Consumer<String> progress) {
    return new SearchBench(
        ReferenceFiles.stored(problem)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No reference front of %s is stored; problem seed %d has them. Another is made by --grow-references."
                            .formatted(problem.key(), BenchCase.STORED_SEED))),
        progress);
  }

  /** Runs a plan of the problem. */
  public BenchResult run(BenchPlan plan) {
    double warmupSeconds = warmUp(plan);
    List<BenchRun> runs = new ArrayList<>();
    for (BenchBudget budget : plan.budgets()) {
      for (long seed : plan.seeds()) {
        BenchRun run = run(plan, budget, seed);
        runs.add(run);
        progress.accept(
            String.format(
                Locale.ROOT,
                "%s %s %s, seed %d: %.4f in %.2f s",
                reference.problem().key(),
                plan.algorithm(),
                budget.text(),
                seed,
                run.quality().hypervolumeRatio(),
                run.seconds()));
      }
    }
    return new BenchResult(reference, plan.algorithm(), plan.threads(), warmupSeconds, runs);
  }

  private BenchRun run(BenchPlan plan, BenchBudget budget, long seed) {
    PlanSearch search = BenchAlgorithms.named(plan.algorithm());
    try (ThreadWorkers threads = ThreadWorkers.pool(plan.threads())) {
      Workers workers = plan.threads() == 1 ? Workers.ONE : threads;
      System.gc();
      long began = budget.clock().nanos();
      SearchResult result = search.search(problem, settings(budget, seed, workers));
      double seconds = (budget.clock().nanos() - began) / 1e9;
      FeasibilityCheck check = new FeasibilityCheck(problem);
      int infeasible = (int) result.plans().stream().filter(one -> !check.holds(one)).count();
      return new BenchRun(
          budget,
          seed,
          FrontQuality.of(reference, result.plans(), infeasible),
          seconds,
          result.statistics().evaluations(),
          result.statistics().stoppedBy().name().toLowerCase(Locale.ROOT));
    }
  }

  static SearchSettings settings(BenchBudget budget, long seed, Workers workers) {
    return SearchSettings.of(budget.begin(), seed)
        .withObjectives(BenchCase.OBJECTIVES)
        .withWorkers(workers);
  }

  /** Searches another problem until evaluations take as long as before, or time is up. */
  private double warmUp(BenchPlan plan) {
    if (plan.warmup().isZero()) {
      return 0;
    }
    long began = System.nanoTime();
    PlanningProblem sibling = reference.problem().sibling().problem();
    PlanSearch search = BenchAlgorithms.named(plan.algorithm());
    BenchBudget budget = plan.budgets().get(0).atMost(LONGEST_WARMUP_RUN);
    double before = 0;
    try (ThreadWorkers threads = ThreadWorkers.pool(plan.threads())) {
      Workers workers = plan.threads() == 1 ? Workers.ONE : threads;
      for (int i = 0; System.nanoTime() - began < plan.warmup().toNanos(); i++) {
        long start = System.nanoTime();
        SearchResult result = search.search(sibling, settings(budget, i, workers));
        double pace = result.statistics().evaluations() * 1e9 / (System.nanoTime() - start);
        if (i >= LEAST_WARMUPS && Math.abs(pace - before) < SETTLED * pace) {
          break;
        }
        before = pace;
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
