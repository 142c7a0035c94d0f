package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;

/** Makes the plan of an epoch. Stateless and thread-safe. */
@FunctionalInterface
public interface PlanRule {
  /** Returns a plan of a problem; it sends no class where it may not go. */
  RoutingPlan plan(PlanningProblem problem);
}
