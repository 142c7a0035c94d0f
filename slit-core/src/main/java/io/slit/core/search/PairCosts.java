package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.units.Energy;

/**
 * What a share of 1 of every pair adds to every objective, whatever else the plan does.
 *
 * <p>In {@link Physics#LINEAR} that is all there is; in the others it is TTFT without waiting and
 * quality loss, in {@link Physics#QUEUEING} energy too. Rows of {@value #WIDTH} numbers: the
 * objectives in order, then the replica-seconds booked. TTFT in ms and quality loss are means over
 * all requests, the rest are sums over the epoch.
 */
final class PairCosts {
  static final int OBJECTIVES = Objective.values().length;

  /** Entries of a row: the objectives and the booking. */
  static final int WIDTH = OBJECTIVES + 1;

  /** Position of the booking in a row. */
  static final int LOAD = OBJECTIVES;

  /** Part of the slots at which a request's energy is read where load does not count. */
  private static final double REFERENCE_PART = 0.5;

  final double[] rows;

  PairCosts(PlanningProblem problem) {
    this.rows = new double[problem.pairCount() * WIDTH];
    double requests = problem.totalDemand();
    for (int p = 0; p < problem.pairCount(); p++) {
      setRow(problem, p, requests > 0 ? 1 / requests : 0);
    }
  }

  private void setRow(PlanningProblem problem, int p, double perRequest) {
    Pairs pairs = problem.pairs;
    double rate = problem.demandPerSecond[pairs.requestClass[p]];
    double seconds = pairs.networkSeconds[p] + pairs.prefillSeconds[p];
    set(p, Objective.TTFT, rate * perRequest * seconds * 1000);
    set(p, Objective.QUALITY_LOSS, rate * perRequest * (1 - pairs.quality[p]));
    rows[p * WIDTH + LOAD] = rate * pairs.loadSeconds[p];
    if (problem.physics() != Physics.CONSOLIDATION) {
      int k = pairs.deployment[p];
      double kwh = rate * problem.epochSeconds() * referenceKwh(problem, p);
      set(p, Objective.CARBON, kwh * problem.pools.carbonGramsPerItKwh[k]);
      set(p, Objective.WATER, kwh * problem.pools.waterLitresPerItKwh[k]);
      set(p, Objective.COST, kwh * problem.pools.costUsdPerItKwh[k]);
    }
  }

  private void set(int p, Objective objective, double value) {
    rows[p * WIDTH + objective.index()] = value;
  }

  /**
   * Returns the IT energy of one request at a busy operating point: of the GPUs at {@value
   * #REFERENCE_PART} of the slots, and the part of the unit's constant draw that it keeps on.
   */
  static double referenceKwh(PlanningProblem problem, int p) {
    Pools pools = problem.pools;
    int k = problem.pairs.deployment[p];
    double constantWatts = pools.constantWattsPerUnit[k] / pools.replicasPerUnit[k];
    double joules = referenceJoules(problem, p) + problem.pairs.loadSeconds[p] * constantWatts;
    return joules / Energy.JOULES_PER_KWH;
  }

  private static double referenceJoules(PlanningProblem problem, int p) {
    Pairs pairs = problem.pairs;
    int at = pairs.deployment[p] * pairs.levels;
    double reference = REFERENCE_PART * problem.pools.slots[pairs.deployment[p]];
    int level = 0;
    while (level < pairs.levels - 1 && problem.pools.concurrency[at + level] < reference) {
      level++;
    }
    return pairs.gpuJoules[p * pairs.levels + level];
  }
}
