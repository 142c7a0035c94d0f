package io.slit.core.search;

import io.slit.core.units.Require;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * When a search ends: after so many evaluations, or earlier when time is up.
 *
 * <p>The number of evaluations makes a search reproducible; the clock, which core does not have, is
 * a guard that the caller gives.
 *
 * @param evaluations plans to evaluate, rounded up to whole generations
 * @param timeIsUp asked between generations
 * @param spent told how many evaluations are spent, as they are counted; it does not change results
 */
public record SearchBudget(int evaluations, BooleanSupplier timeIsUp, IntConsumer spent) {
  /** Checks the range. */
  public SearchBudget {
    Require.atLeast(1, evaluations, "evaluations", "A search looks at one plan at least.");
  }

  /** Makes a budget whose spending nobody is told. */
  public SearchBudget(int evaluations, BooleanSupplier timeIsUp) {
    this(evaluations, timeIsUp, count -> {});
  }

  /** Returns a budget of evaluations only. */
  public static SearchBudget ofEvaluations(int evaluations) {
    return new SearchBudget(evaluations, () -> false);
  }

  /** Returns the same budget, telling how many evaluations are spent. */
  public SearchBudget telling(IntConsumer listener) {
    return new SearchBudget(evaluations, timeIsUp, listener);
  }

  /** Returns what is left after some evaluations: one at least. */
  public SearchBudget after(int used) {
    return new SearchBudget(Math.max(1, evaluations - used), timeIsUp, spent);
  }
}
