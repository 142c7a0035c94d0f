package io.slit.server.planning;

import io.slit.core.search.SearchBudget;
import io.slit.core.units.Require;
import java.time.Duration;

/**
 * Turns a time budget into a reproducible one.
 *
 * <p>The same seed must give the same front, also on a machine that is slower today. So a budget in
 * time buys a fixed number of evaluations, {@value #EVALUATIONS_PER_SECOND} for each second, which
 * the machines this was measured on reach in less than half the time. The clock is only a guard: a
 * search that it ends says so.
 */
public final class SearchPace {
  /** Evaluations that a second of budget buys. */
  public static final int EVALUATIONS_PER_SECOND = 2000;

  private static final double NANOS_PER_SECOND = 1e9;

  private SearchPace() {}

  /** Returns the budget that some time buys, counted from now. */
  public static SearchBudget budget(Duration time) {
    double seconds =
        Require.within(
            0.05, 86_400, time.toNanos() / NANOS_PER_SECOND, "search budget in s", "Try 2s.");
    long end = System.nanoTime() + time.toNanos();
    int evaluations = (int) Math.min(Integer.MAX_VALUE, seconds * EVALUATIONS_PER_SECOND);
    return new SearchBudget(Math.max(1, evaluations), () -> System.nanoTime() - end >= 0);
  }
}
