package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.LinearPlanner;

/**
 * After Helix (Mei et al., "Helix: Serving Large Language Models over Heterogeneous GPUs and
 * Network via Max-Flow", ASPLOS 2025): the shares of the largest flow that the fleet can carry.
 * Demand of all classes grows in proportion until nothing more fits. Its placement of layers is
 * left out: models stand where the fleet has them.
 */
final class HelixLike implements PlanRule {
  private static final int BISECTIONS = 12;

  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    double[] nothing = new double[problem.pairCount()];
    double low = 0;
    double high = problem.leastLoad() > 0 ? 1 / problem.leastLoad() : 1;
    PlanBuffer plan = new PlanBuffer(problem);
    for (int i = 0; i < BISECTIONS; i++) {
      double factor = i == 0 ? Math.min(1, high) : (low + high) / 2;
      LinearPlanner planner = new LinearPlanner(times(problem, factor));
      if (planner.solve(nothing).feasible()) {
        low = factor;
        planner.write(plan);
      } else {
        high = factor;
      }
    }
    return low == 0
        ? Filling.greedy(problem, Filling.scores(problem, LinearCosts.NETWORK))
        : powered(problem, plan);
  }

  private static RoutingPlan powered(PlanningProblem problem, PlanBuffer plan) {
    problem.powerLeast(plan);
    return problem.toPlan(plan);
  }

  private static PlanningProblem times(PlanningProblem problem, double factor) {
    Outlook outlook = problem.input().outlook();
    return problem.withOutlook(
        Outlook.certain(
            problem.input().demand().times(factor),
            outlook.environment().expected(),
            outlook.environment().issuedAt()));
  }
}
