package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.CapacityFill;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.LinearPlanner;
import java.util.function.IntPredicate;

/**
 * The capacity repair that all plan rules share, greedy or exact: what a deployment cannot hold
 * spills to the next best, rows sum to 1, and as few units are powered as are needed.
 */
final class Filling {
  private Filling() {}

  /** Returns the plan that serves each class where its score is least, as far as there is room. */
  static RoutingPlan greedy(PlanningProblem problem, double[] scores) {
    return repaired(problem, scores, new PlanBuffer(problem));
  }

  /** Returns shares cut to capacity and completed where scores are least. */
  static RoutingPlan repaired(PlanningProblem problem, double[] scores, PlanBuffer plan) {
    new CapacityFill(problem).fill(scores, plan);
    plan.normalise(problem);
    return problem.toPlan(plan);
  }

  /** Returns the plan within capacity whose scores sum to the least: a linear program. */
  static RoutingPlan exact(PlanningProblem problem, double[] scores) {
    LinearPlanner planner = new LinearPlanner(problem);
    if (!planner.solve(scores).feasible()) {
      return greedy(problem, scores);
    }
    PlanBuffer plan = new PlanBuffer(problem);
    planner.write(plan);
    problem.powerLeast(plan);
    return problem.toPlan(plan);
  }

  /** Returns the scores of a criterion of {@link LinearCosts}. */
  static double[] scores(PlanningProblem problem, int criterion) {
    double[] weights = new double[LinearCosts.CRITERIA];
    weights[criterion] = 1;
    return scores(problem, weights);
  }

  /** Returns weighted scores of the criteria of {@link LinearCosts}. */
  static double[] scores(PlanningProblem problem, double[] weights) {
    double[] scores = new double[problem.pairCount()];
    new LinearCosts(problem).score(weights, scores);
    return scores;
  }

  /** Adds to the scores of some pairs more than all others differ by: a last resort. */
  static void lastResort(double[] scores, IntPredicate unwanted) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    double penalty = 10 * Math.max(high - low, 1e-9);
    for (int p = 0; p < scores.length; p++) {
      scores[p] += unwanted.test(p) ? penalty : 0;
    }
  }
}
