package io.slit.server.planning;

import io.slit.core.search.SearchBudget;
import io.slit.server.config.SearchLimit;
import java.time.Duration;

/**
 * Turns a limit on a search into a reproducible budget.
 *
 * <p>The same seed must give the same front, also on a machine that is slower today. So a limit in
 * time buys a fixed number of evaluations, {@value #EVALUATIONS_PER_SECOND} for each second, which
 * the machines this was measured on reach in less than half of the time when idle. The clock is
 * only a guard: a search that it ends says so.
 */
public final class SearchPace {
  /** Evaluations that a second of budget buys. */
  public static final int EVALUATIONS_PER_SECOND = 8000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private SearchPace() {}

  /** Returns the budget of a limit; time is counted from now. */
  public static SearchBudget budget(SearchLimit limit) {
    return budget(limit, 1);
  }

  /**
   * Returns the budget of a search for plans of several epochs: an evaluation takes as many times
   * longer as there are epochs, so time buys as many times fewer.
   */
  public static SearchBudget budget(SearchLimit limit, int epochs) {
    return limit instanceof SearchLimit.Time time
        ? ofTime(time.duration(), epochs)
        : SearchBudget.ofEvaluations(((SearchLimit.Evaluations) limit).count());
  }

  private static SearchBudget ofTime(Duration time, int epochs) {
    long end = System.nanoTime() + time.toNanos();
    double seconds = (double) time.toNanos() / NANOS_PER_SECOND;
    int evaluations = (int) Math.min(Integer.MAX_VALUE, seconds * EVALUATIONS_PER_SECOND / epochs);
    return new SearchBudget(Math.max(1, evaluations), () -> System.nanoTime() - end >= 0);
  }
}
