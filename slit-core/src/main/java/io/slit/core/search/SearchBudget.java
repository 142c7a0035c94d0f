package io.slit.core.search;

import io.slit.core.units.Require;
import java.util.function.BooleanSupplier;

/**
 * When a search ends: after so many evaluations, or earlier when time is up.
 *
 * <p>The number of evaluations makes a search reproducible; the clock, which core does not have, is
 * a guard that the caller gives.
 *
 * @param evaluations plans to evaluate, rounded up to whole generations
 * @param timeIsUp asked between generations
 */
public record SearchBudget(int evaluations, BooleanSupplier timeIsUp) {
  /** Checks the range. */
  public SearchBudget {
    Require.atLeast(1, evaluations, "evaluations", "A search looks at one plan at least.");
  }

  /** Returns a budget of evaluations only. */
  public static SearchBudget ofEvaluations(int evaluations) {
    return new SearchBudget(evaluations, () -> false);
  }

  /** Returns what is left after some evaluations: one at least. */
  public SearchBudget after(int spent) {
    return new SearchBudget(Math.max(1, evaluations - spent), timeIsUp);
  }
}
