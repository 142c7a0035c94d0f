package io.slit.core.search.robust;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;

/**
 * What it costs to prefer a robust plan, and what it brings (after Bertsimas and Sim, The price of
 * robustness, 2004): two plans picked by one preference, each from its own front.
 *
 * @param nominal picked from the plans that were made for what is expected
 * @param robust picked from the plans that were made for the measure
 */
public record PriceOfRobustness(RobustPlan nominal, RobustPlan robust) {
  /** Picks both plans. */
  public static PriceOfRobustness of(
      RobustResult result, PlanPreference preference, ObjectiveSubset counted) {
    String before = PlanSelector.select(result.nominal().plans(), preference, counted).id();
    String after = PlanSelector.select(result.shown().plans(), preference, counted).id();
    return new PriceOfRobustness(result.nominalPlan(before), result.plan(after));
  }

  /** Returns how much more the robust plan comes to if all goes as expected. */
  public double price(Objective objective) {
    return robust.expected().get(objective) - nominal.expected().get(objective);
  }

  /** Returns how much less the robust plan comes to in the measure. */
  public double gain(Objective objective) {
    return nominal.judged().objectives().get(objective)
        - robust.judged().objectives().get(objective);
  }
}
