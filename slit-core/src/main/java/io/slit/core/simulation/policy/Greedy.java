package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;

/**
 * Every class goes where one criterion is least, as far as there is room.
 *
 * @param criterion of {@link io.slit.core.search.LinearCosts}
 */
record Greedy(int criterion) implements PlanRule {
  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    return Filling.greedy(problem, Filling.scores(problem, criterion));
  }
}
