package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;

/** Every deployment that may serve a class gets the same part of it. */
final class RoundRobin implements PlanRule {
  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    PlanBuffer plan = new PlanBuffer(problem);
    for (int c = 0; c < problem.classes(); c++) {
      int count = problem.pairEnd(c) - problem.pairStart(c);
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        plan.setShare(p, 1.0 / count);
      }
    }
    return Filling.repaired(problem, Filling.scores(problem, LinearCosts.NETWORK), plan);
  }
}
