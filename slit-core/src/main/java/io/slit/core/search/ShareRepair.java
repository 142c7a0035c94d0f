package io.slit.core.search;

import java.util.Arrays;

/**
 * Makes a plan of any numbers, one for each pair: for algorithms that search shares directly.
 *
 * <p>Every row is divided by its sum; what overloads a deployment is scaled down to its capacity,
 * and what a class then lacks goes where its number is greatest among the deployments with room
 * ({@link CapacityFill}). As few units as that needs are powered. So every plan is within capacity
 * wherever there is enough. One instance per thread.
 */
public final class ShareRepair {
  private final PlanningProblem problem;
  private final CapacityFill filler;
  private final double[] scores;

  /** Makes a repair for plans of a problem. */
  public ShareRepair(PlanningProblem problem) {
    this.problem = problem;
    this.filler = new CapacityFill(problem);
    this.scores = new double[problem.pairCount()];
  }

  /**
   * Writes the plan of some numbers.
   *
   * @param genes by pair, each at least 0; a row of zeros is spread evenly; not changed
   */
  public void repair(double[] genes, PlanBuffer plan) {
    for (int c = 0; c < problem.classes(); c++) {
      setRow(problem.pairStart(c), problem.pairEnd(c), genes, plan);
    }
    for (int p = 0; p < genes.length; p++) {
      scores[p] = -genes[p];
    }
    filler.fill(scores, plan);
  }

  private static void setRow(int from, int to, double[] genes, PlanBuffer plan) {
    double sum = 0;
    for (int p = from; p < to; p++) {
      sum += genes[p];
    }
    if (sum > 0) {
      for (int p = from; p < to; p++) {
        plan.shares[p] = genes[p] / sum;
      }
    } else {
      Arrays.fill(plan.shares, from, to, 1.0 / (to - from));
    }
  }
}
