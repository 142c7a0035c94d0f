package io.slit.core.search.lp;

import io.slit.core.search.PlanningProblem;

/** The lower bound that prices of capacity prove (weak duality), whoever found them. */
final class DualBound {
  private DualBound() {}

  /**
   * Returns sum over classes of demand x least (score + price x load), less price x capacity, and
   * less a part of the sizes of all these terms.
   */
  static double of(
      PlanningProblem problem, double[] scores, LinearSolution solution, double lessPart) {
    double bound = 0;
    double size = 0;
    for (int c = 0; c < problem.classes(); c++) {
      double least = Double.POSITIVE_INFINITY;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        double price = solution.price(problem.pairDeployment(p));
        least = Math.min(least, scores[p] + price * problem.loadSeconds(p));
      }
      bound += problem.demandPerSecond(c) * least;
      size += problem.demandPerSecond(c) * Math.abs(least);
    }
    for (int k = 0; k < problem.deployments(); k++) {
      double worth = solution.price(k) * problem.capacityReplicas(k);
      bound -= worth;
      size += worth;
    }
    return bound - lessPart * size;
  }
}
