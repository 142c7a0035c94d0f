package io.slit.server.planning;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.server.planning.PlanBoard.Posted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans of one front that requests may choose from: the one in force first, then others of the same
 * epoch. Immutable; all tables are made when the plan changes, so that a choice is a look-up.
 *
 * <p>A request that chooses another plan moves load that no plan counted on: the estimates of both
 * hold as long as such requests are few.
 */
public final class PlanMenu {
  /** Position of the plan in force. */
  public static final int IN_FORCE = 0;

  private final List<Posted> plans;
  private final List<EvaluatedPlan> evaluated;
  private final Map<PlanPreference, Integer> named = new HashMap<>();

  private PlanMenu(List<Posted> plans) {
    this.plans = List.copyOf(plans);
    List<EvaluatedPlan> each = new ArrayList<>();
    for (Posted posted : plans) {
      PublishedPlan plan = posted.plan().published();
      each.add(new EvaluatedPlan(plan.id(), plan.plan(), plan.objectives()));
    }
    this.evaluated = List.copyOf(each);
    for (PlanPreference preference : named()) {
      named.put(preference, select(preference));
    }
  }

  /** Returns the menu of a plan in force and others of its front; doubles are left out. */
  static PlanMenu of(ActivePlan inForce, List<ActivePlan> others) {
    List<Posted> plans = new ArrayList<>(List.of(Posted.of(inForce)));
    for (ActivePlan other : others) {
      if (plans.stream().noneMatch(one -> one.plan().hash() == other.hash())) {
        plans.add(Posted.of(other));
      }
    }
    return new PlanMenu(plans);
  }

  /** Returns the preferences that have names of their own: balanced, and the least of each. */
  public static List<PlanPreference> named() {
    List<PlanPreference> preferences = new ArrayList<>();
    preferences.add(new PlanPreference.Balanced());
    for (Objective objective : Objective.values()) {
      preferences.add(new PlanPreference.Lowest(objective));
    }
    return preferences;
  }

  /** Returns the plan in force. */
  public Posted inForce() {
    return plans.get(IN_FORCE);
  }

  /** Returns how many plans there are. */
  public int size() {
    return plans.size();
  }

  /** Returns a plan by its position. */
  public Posted get(int position) {
    return plans.get(position);
  }

  /** Returns the position of the plan that a preference asks for. */
  public int choose(PlanPreference preference) {
    Integer known = named.get(preference);
    return known == null ? select(preference) : known;
  }

  private int select(PlanPreference preference) {
    return plans.size() == 1
        ? IN_FORCE
        : evaluated.indexOf(PlanSelector.select(evaluated, preference));
  }
}
