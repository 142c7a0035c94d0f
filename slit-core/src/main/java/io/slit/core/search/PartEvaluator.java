package io.slit.core.search;

import java.util.Arrays;

/**
 * Says what each part of a plan is worth, where parts are deployments and classes that no pair
 * connects with others: every objective of a plan is the sum over its parts. One instance per
 * thread; nothing is allocated after construction.
 */
public final class PartEvaluator {
  private static final int OBJECTIVES = PairCosts.OBJECTIVES;

  private final PlanningProblem problem;
  private final PlanEvaluator evaluator;
  private final int[] partOf;
  private final double[] whole = new double[OBJECTIVES];

  /**
   * Makes an evaluator.
   *
   * @param partOf number of the part of every deployment, from 0
   */
  public PartEvaluator(PlanningProblem problem, int[] partOf) {
    this.problem = problem;
    this.evaluator = new PlanEvaluator(problem);
    this.partOf = partOf.clone();
  }

  /**
   * Evaluates a plan.
   *
   * @param values receives all objectives of the first part, then of the second, and so on
   * @return how far the plan breaks capacity or SLOs; 0 for a feasible plan
   */
  public double evaluate(PlanBuffer plan, double[] values) {
    double overrun = evaluator.evaluate(plan, whole);
    Arrays.fill(values, 0);
    double[] rows = problem.pairCosts().rows;
    for (int p = 0; p < plan.shares.length; p++) {
      double share = plan.shares[p];
      if (share > 0) {
        int at = partOf[problem.pairs.deployment[p]] * OBJECTIVES;
        for (int j = 0; j < OBJECTIVES; j++) {
          values[at + j] += share * rows[p * PairCosts.WIDTH + j];
        }
      }
    }
    if (problem.physics() != Physics.LINEAR) {
      addOperation(values);
    }
    return overrun;
  }

  private void addOperation(double[] values) {
    for (int k = 0; k < partOf.length; k++) {
      Arrays.fill(whole, 0);
      evaluator.points().addTo(k, whole);
      int at = partOf[k] * OBJECTIVES;
      for (int j = 0; j < OBJECTIVES; j++) {
        values[at + j] += whole[j];
      }
    }
  }
}
