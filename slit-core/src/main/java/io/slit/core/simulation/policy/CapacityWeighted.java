package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;

/** Every deployment that may serve a class gets a part in proportion to what it could serve. */
final class CapacityWeighted implements PlanRule {
  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    PlanBuffer plan = new PlanBuffer(problem);
    for (int c = 0; c < problem.classes(); c++) {
      double total = 0;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        total += capacityPerSecond(problem, p);
      }
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        plan.setShare(p, capacityPerSecond(problem, p) / total);
      }
    }
    return Filling.repaired(problem, Filling.scores(problem, LinearCosts.NETWORK), plan);
  }

  private static double capacityPerSecond(PlanningProblem problem, int p) {
    return problem.capacityReplicas(problem.pairDeployment(p)) / problem.loadSeconds(p);
  }
}
