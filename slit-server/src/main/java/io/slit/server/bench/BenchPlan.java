package io.slit.server.bench;

import java.time.Duration;
import java.util.List;

/**
 * What to measure of one algorithm on one problem.
 *
 * @param problem to search
 * @param algorithm by name
 * @param budgets each is a run of its own
 * @param seeds of the searches
 * @param threads 1 or more
 * @param warmup time at most to spend before, on another problem
 */
public record BenchPlan(
    BenchCase problem,
    String algorithm,
    List<BenchBudget> budgets,
    List<Long> seeds,
    int threads,
    Duration warmup) {
  /** Copies the lists. */
  public BenchPlan {
    budgets = List.copyOf(budgets);
    seeds = List.copyOf(seeds);
  }

  /** Returns the same for another algorithm. */
  public BenchPlan withAlgorithm(String other) {
    return new BenchPlan(problem, other, budgets, seeds, threads, warmup);
  }
}
