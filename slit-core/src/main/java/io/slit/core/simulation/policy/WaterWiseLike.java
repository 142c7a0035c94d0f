package io.slit.core.simulation.policy;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanningProblem;

/**
 * After WaterWise (Jiang et al., PPoPP 2025): carbon and water, each scaled to what sites differ
 * by, with equal weights, as one program. Its delays of batch jobs are left out: no policy here
 * defers.
 */
final class WaterWiseLike implements PlanRule {
  private static final double HALF = 0.5;

  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    double[] weights = new double[LinearCosts.CRITERIA];
    weights[Objective.CARBON.index()] = HALF;
    weights[Objective.WATER.index()] = HALF;
    return Filling.exact(problem, Filling.scores(problem, weights));
  }
}
