package io.slit.core.search;

import java.util.Arrays;

/**
 * What one request of each pair adds to the objectives beyond its linear part where a full unit
 * serves nothing but such requests: what a deployment that is off may be hoped to cost.
 */
public final class UnitCosts {
  private static final int OBJECTIVES = PairCosts.OBJECTIVES;

  private final double[] costs;

  /** Computes the costs of a problem. */
  public UnitCosts(PlanningProblem problem) {
    this.costs = new double[problem.pairCount() * OBJECTIVES];
    OperatingPoints points = new OperatingPoints(problem);
    double[] objectives = new double[OBJECTIVES];
    for (int p = 0; p < problem.pairCount(); p++) {
      int k = problem.pairs.deployment[p];
      double rate = problem.pools.replicasPerUnit[k] / problem.pairs.loadSeconds[p];
      points.add(p, rate);
      points.operate(k, 1);
      Arrays.fill(objectives, 0);
      points.addTo(k, objectives);
      points.clear(k);
      for (int j = 0; j < OBJECTIVES; j++) {
        costs[p * OBJECTIVES + j] = objectives[j] / rate;
      }
    }
  }

  /** Returns the weighted sum of what a request adds. */
  double worth(int p, double[] weights) {
    double sum = 0;
    for (int j = 0; j < OBJECTIVES; j++) {
      sum += weights[j] * costs[p * OBJECTIVES + j];
    }
    return sum;
  }
}
