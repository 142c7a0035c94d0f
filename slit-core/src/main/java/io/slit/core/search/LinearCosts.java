package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.units.Energy;

/**
 * What one request of each pair costs in each objective, at a busy operating point: the linear
 * picture of a problem that greedy plans and genomes are decoded by.
 *
 * <p>Energy is the GPU energy at {@value #REFERENCE_PART} of the slots plus the part of the unit's
 * constant draw that the request's load keeps on. Costs are scaled by the mean spread between the
 * best and the worst deployment of a class, so that weights compare.
 */
public final class LinearCosts {
  /** Criteria: the objectives, in order, then the network's part of TTFT alone. */
  public static final int CRITERIA = Objective.values().length + 1;

  /** The criterion of network distance alone. */
  public static final int NETWORK = CRITERIA - 1;

  private static final double REFERENCE_PART = 0.5;

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
    double kwh =
        (referenceJoules(p) + pairs.loadSeconds[p] * constantWattsPerReplica(k))
            / Energy.JOULES_PER_KWH;
    set(p, Objective.TTFT.index(), pairs.networkSeconds[p] + pairs.prefillSeconds[p]);
    set(p, Objective.CARBON.index(), kwh * pools.carbonGramsPerItKwh[k]);
    set(p, Objective.WATER.index(), kwh * pools.waterLitresPerItKwh[k]);
    set(p, Objective.COST.index(), kwh * pools.costUsdPerItKwh[k]);
    set(p, Objective.QUALITY_LOSS.index(), 1 - pairs.quality[p]);
    set(p, NETWORK, pairs.networkSeconds[p]);
  }

  private double referenceJoules(int p) {
    Pairs pairs = problem.pairs;
    int at = pairs.deployment[p] * pairs.levels;
    double reference = REFERENCE_PART * problem.pools.slots[pairs.deployment[p]];
    int level = 0;
    while (level < pairs.levels - 1 && problem.pools.concurrency[at + level] < reference) {
      level++;
    }
    return pairs.gpuJoules[p * pairs.levels + level];
  }

  private double constantWattsPerReplica(int k) {
    return problem.pools.constantWattsPerUnit[k] / problem.pools.replicasPerUnit[k];
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
