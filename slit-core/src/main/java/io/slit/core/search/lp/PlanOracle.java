package io.slit.core.search.lp;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;

/**
 * Returns the best plan of any weighting in one linear picture: costs of a request by objective and
 * pair that do not depend on the plan. For one thread.
 */
final class PlanOracle {
  private final PlanningProblem problem;
  private final LinearPlanner planner;
  private final double[][] costs;
  private final double[] scores;
  private final PlanBuffer plan;
  private double overflow;

  /**
   * Makes an oracle.
   *
   * @param costs of one request each second, by objective and pair
   */
  PlanOracle(PlanningProblem problem, LinearPlanner planner, double[][] costs) {
    this.problem = problem;
    this.planner = planner;
    this.costs = costs;
    this.scores = new double[problem.pairCount()];
    this.plan = new PlanBuffer(problem);
  }

  /** Returns the plan for which the weighted sum of the values is least. */
  PlanPoint best(double[] weights) {
    for (int p = 0; p < scores.length; p++) {
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * costs[j][p];
      }
      scores[p] = sum;
    }
    overflow = planner.solve(scores).overflowReplicas();
    planner.write(plan);
    return point(plan);
  }

  /** Returns the replicas by which the last plan exceeds capacity. */
  double overflowReplicas() {
    return overflow;
  }

  /** Returns a plan and its values. */
  PlanPoint point(PlanBuffer some) {
    return new PlanPoint(values(some), problem.toPlan(some));
  }

  private double[] values(PlanBuffer some) {
    double[] values = new double[costs.length];
    for (int c = 0; c < problem.classes(); c++) {
      double demand = problem.demandPerSecond(c);
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        double requests = demand * some.share(p);
        for (int j = 0; j < values.length && requests > 0; j++) {
          values[j] += requests * costs[j][p];
        }
      }
    }
    return values;
  }
}
