package io.slit.core.search;

import io.slit.core.pareto.Objective;

/**
 * What one request of each pair costs in each objective, at a busy operating point: the linear
 * picture of a problem that greedy plans and genomes are decoded by.
 *
 * <p>Energy is that of {@link Physics#LINEAR}. Costs are scaled by the mean spread between the best
 * and the worst deployment of a class, so that weights compare.
 */
public final class LinearCosts {
  /** Criteria: the objectives, in order, then the network's part of TTFT alone. */
  public static final int CRITERIA = Objective.values().length + 1;

  /** The criterion of network distance alone. */
  public static final int NETWORK = CRITERIA - 1;

  private final PlanningProblem problem;
  private final double[] scaled;

  /** Computes the costs of a problem. */
  public LinearCosts(PlanningProblem problem) {
    this.problem = problem;
    this.scaled = new double[problem.pairCount() * CRITERIA];
    for (int p = 0; p < problem.pairCount(); p++) {
      setRaw(p);
    }
    for (int criterion = 0; criterion < CRITERIA; criterion++) {
      scale(criterion);
    }
  }

  private void setRaw(int p) {
    Pairs pairs = problem.pairs;
    Pools pools = problem.pools;
    int k = pairs.deployment[p];
    double kwh = PairCosts.referenceKwh(problem, p);
    set(p, Objective.TTFT.index(), pairs.networkSeconds[p] + pairs.prefillSeconds[p]);
    set(p, Objective.CARBON.index(), kwh * pools.carbonGramsPerItKwh[k]);
    set(p, Objective.WATER.index(), kwh * pools.waterLitresPerItKwh[k]);
    set(p, Objective.COST.index(), kwh * pools.costUsdPerItKwh[k]);
    set(p, Objective.QUALITY_LOSS.index(), 1 - pairs.quality[p]);
    set(p, NETWORK, pairs.networkSeconds[p]);
  }

  private void set(int p, int criterion, double value) {
    scaled[p * CRITERIA + criterion] = value;
  }

  private void scale(int criterion) {
    double span = 0;
    double weight = 0;
    for (int c = 0; c < problem.classes(); c++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int p = problem.pairs.start[c]; p < problem.pairs.start[c + 1]; p++) {
        least = Math.min(least, scaled[p * CRITERIA + criterion]);
        most = Math.max(most, scaled[p * CRITERIA + criterion]);
      }
      span += problem.demandPerSecond[c] * (most - least);
      weight += problem.demandPerSecond[c];
    }
    if (span > 0) {
      for (int p = 0; p < problem.pairCount(); p++) {
        scaled[p * CRITERIA + criterion] *= weight / span;
      }
    }
  }

  /** Returns the scaled cost of a pair in one criterion. */
  public double get(int p, int criterion) {
    return scaled[p * CRITERIA + criterion];
  }

  /** Writes the weighted sum of the criteria of every pair. */
  public void score(double[] weights, double[] scores) {
    for (int p = 0; p < scores.length; p++) {
      double sum = 0;
      for (int criterion = 0; criterion < CRITERIA; criterion++) {
        sum += weights[criterion] * scaled[p * CRITERIA + criterion];
      }
      scores[p] = sum;
    }
  }
}
