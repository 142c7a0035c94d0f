package io.slit.core.plan;

import io.slit.core.pareto.Objective;
import io.slit.core.units.Require;
import java.util.Map;

/** Which plan of a front an operator wants. */
public sealed interface PlanPreference {
  /** The knee: the plan nearest to the best of every objective at once. */
  record Balanced() implements PlanPreference {}

  /** The plan with the least of one objective. */
  record Lowest(Objective objective) implements PlanPreference {}

  /**
   * The least weighted sum of the objectives, each scaled to [0, 1] over the front.
   *
   * @param weights by objective, not negative, not all 0; a missing one is 0
   */
  record Weighted(Map<Objective, Double> weights) implements PlanPreference {
    /** Checks the weights. */
    public Weighted {
      weights = Map.copyOf(weights);
      weights.forEach(
          (objective, weight) ->
              Require.atLeast(
                  0, weight, "weight of " + objective.key(), "Every objective is minimised."));
      if (weights.values().stream().allMatch(weight -> weight == 0)) {
        throw new IllegalArgumentException("At least one weight must be above 0.");
      }
    }
  }

  /**
   * The knee of the plans that stay within limits; where none does, the one that overruns least.
   *
   * @param limits the most of each objective, in its unit
   */
  record WithinLimits(Map<Objective, Double> limits) implements PlanPreference {
    /** Checks the limits. */
    public WithinLimits {
      limits = Map.copyOf(limits);
      limits.forEach((objective, limit) -> Require.finite(limit, "limit of " + objective.key()));
    }
  }
}
