package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is shown of the plans that a search found.
 *
 * @param found how many plans the search found
 * @param limited what the limits left of them
 * @param plans those inside the limits and non-dominated in the objectives asked for
 * @param selected the plans that preferences pick, by the name of the preference; none where no
 *     plan is left
 */
public record ShownFront(
    int found,
    FrontLimits.Outcome limited,
    List<EvaluatedPlan> plans,
    Map<String, EvaluatedPlan> selected) {
  /** Copies the collections, keeping their order. */
  public ShownFront {
    plans = List.copyOf(plans);
    selected = Collections.unmodifiableMap(new LinkedHashMap<>(selected));
  }

  /**
   * Returns what limits and objectives leave of plans. Limits come first: they also hold for
   * objectives that are not shown.
   */
  public static ShownFront of(
      List<EvaluatedPlan> found, FrontLimits limits, ObjectiveSubset objectives) {
    FrontLimits.Outcome limited = limits.apply(found);
    List<EvaluatedPlan> plans =
        objectives.equals(ObjectiveSubset.ALL)
            ? limited.within()
            : objectives.nonDominated(limited.within(), EvaluatedPlan::objectives);
    return new ShownFront(found.size(), limited, plans, selected(plans, objectives));
  }

  private static Map<String, EvaluatedPlan> selected(
      List<EvaluatedPlan> plans, ObjectiveSubset objectives) {
    Map<String, EvaluatedPlan> selected = new LinkedHashMap<>();
    if (plans.isEmpty()) {
      return selected;
    }
    selected.put("balanced", PlanSelector.select(plans, new PlanPreference.Balanced(), objectives));
    for (Objective objective : objectives.objectives()) {
      selected.put(
          name(objective),
          PlanSelector.select(plans, new PlanPreference.Lowest(objective), objectives));
    }
    return selected;
  }

  /** Returns the name of the pick that is best in one objective. */
  static String name(Objective objective) {
    return objective == Objective.QUALITY_LOSS
        ? "highest_quality"
        : "lowest_" + objective.name().toLowerCase(Locale.ROOT);
  }
}
