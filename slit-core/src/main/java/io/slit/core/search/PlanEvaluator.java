package io.slit.core.search;

import io.slit.core.impact.EnergyModel;
import io.slit.core.impact.QueueModel;
import io.slit.core.pareto.Objective;
import io.slit.core.units.Energy;
import java.util.Arrays;

/**
 * Says what a plan is worth: a pure function of problem and plan, from tables, without allocation.
 *
 * <p>For each deployment it finds the operating point that the plan's own load makes: the mean
 * concurrency b of a replica solves Little's law b = sum of rate x (prefill + decode(b) / (1 -
 * rho)) per replica, where rho is the part of its time a replica prefills and decoding stands
 * still. decode(b) is linear between levels, so each segment is solved exactly. Energy, waits and
 * footprint follow from b. Cost: O(pairs x levels) on used pairs. One instance per thread.
 */
public final class PlanEvaluator {
  private static final double MAX_PREFILL_SHARE = 0.98;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final Pools pools;
  private final double epochSeconds;
  private final double arrivalScv;

  // What the plan puts on each deployment.
  private final double[] rate;
  private final double[] load;
  private final double[] prefill;
  private final double[] prefillSquares;
  private final double[] decode;
  private final double[] joules;

  // The operating point of each deployment.
  final double[] replicas;
  final double[] prefillShare;
  final double[] concurrency;
  private final int[] segment;
  private final double[] part;
  final double[] waitSeconds;
  final double[] waitP95Seconds;
  final double[] itWatts;

  /** Makes an evaluator for plans of a problem. */
  public PlanEvaluator(PlanningProblem problem) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.pools = problem.pools;
    this.epochSeconds = problem.input().epoch().seconds();
    this.arrivalScv = problem.input().policy().arrivalScv();
    int count = pools.count();
    rate = new double[count];
    load = new double[count];
    prefill = new double[count];
    prefillSquares = new double[count];
    decode = new double[count * pairs.levels];
    joules = new double[count * pairs.levels];
    replicas = new double[count];
    prefillShare = new double[count];
    concurrency = new double[count];
    segment = new int[count];
    part = new double[count];
    waitSeconds = new double[count];
    waitP95Seconds = new double[count];
    itWatts = new double[count];
  }

  /**
   * Evaluates a plan.
   *
   * @param plan shares and powered units
   * @param objectives receives the value of every objective, at {@link Objective#index()}
   * @return how far the plan breaks capacity or SLOs; 0 for a feasible plan
   */
  public double evaluate(PlanBuffer plan, double[] objectives) {
    Arrays.fill(objectives, 0);
    double overrun = 0;
    addRequests(plan, objectives);
    double requests = 0;
    for (int k = 0; k < pools.count(); k++) {
      operate(k, plan.units[k]);
      overrun += Math.max(0, load(k) - 1 - 1e-9);
      addFootprint(k, objectives);
      objectives[Objective.TTFT.index()] += rate[k] * waitSeconds[k] * 1000;
      requests += rate[k];
    }
    if (requests > 0) {
      objectives[Objective.TTFT.index()] /= requests;
      objectives[Objective.QUALITY_LOSS.index()] /= requests;
      overrun += sloOverrun(plan) / requests;
    }
    return overrun;
  }

  /** Returns the booked load of a deployment over its powered replicas after an evaluation. */
  double load(int k) {
    return load[k] == 0 ? 0 : load[k] / Math.max(replicas[k], 1e-9);
  }

  private void addRequests(PlanBuffer plan, double[] objectives) {
    Arrays.fill(rate, 0);
    Arrays.fill(load, 0);
    Arrays.fill(prefill, 0);
    Arrays.fill(prefillSquares, 0);
    Arrays.fill(decode, 0);
    Arrays.fill(joules, 0);
    double ttftMillis = 0;
    double qualityLoss = 0;
    for (int p = 0; p < plan.shares.length; p++) {
      if (plan.shares[p] > 0) {
        double perSecond = plan.shares[p] * problem.demandPerSecond[pairs.requestClass[p]];
        addRequests(p, perSecond);
        ttftMillis += perSecond * (pairs.networkSeconds[p] + pairs.prefillSeconds[p]) * 1000;
        qualityLoss += perSecond * (1 - pairs.quality[p]);
      }
    }
    objectives[Objective.TTFT.index()] = ttftMillis;
    objectives[Objective.QUALITY_LOSS.index()] = qualityLoss;
  }

  private void addRequests(int p, double perSecond) {
    int k = pairs.deployment[p];
    double seconds = pairs.prefillSeconds[p];
    rate[k] += perSecond;
    load[k] += perSecond * pairs.loadSeconds[p];
    prefill[k] += perSecond * seconds;
    prefillSquares[k] +=
        perSecond * seconds * seconds * (1 + problem.inputScv[pairs.requestClass[p]]);
    int from = p * pairs.levels;
    int to = k * pairs.levels;
    for (int level = 0; level < pairs.levels; level++) {
      decode[to + level] += perSecond * pairs.decodeSeconds[from + level];
      joules[to + level] += perSecond * pairs.gpuJoules[from + level];
    }
  }

  private void operate(int k, int units) {
    replicas[k] = units * pools.replicasPerUnit[k];
    double constant = units * pools.constantWattsPerUnit[k];
    if (rate[k] == 0 || units == 0) {
      prefillShare[k] = 0;
      concurrency[k] = 0;
      locate(k);
      waitSeconds[k] = 0;
      waitP95Seconds[k] = 0;
      itWatts[k] = constant + replicas[k] * pools.gpuIdleWattsPerReplica[k];
      return;
    }
    prefillShare[k] = Math.min(MAX_PREFILL_SHARE, prefill[k] / replicas[k]);
    concurrency[k] = concurrency(k);
    locate(k);
    itWatts[k] = constant + gpuWatts(k);
    setWaits(k);
  }

  /** Solves Little's law on the segment of levels where it crosses. */
  private double concurrency(int k) {
    double inPrefill = prefill[k] / replicas[k];
    double scale = 1 / (replicas[k] * (1 - prefillShare[k]));
    int at = k * pairs.levels;
    double lowLevel = 0;
    double low = inPrefill + decode[at] * scale;
    if (low <= pools.concurrency[at]) {
      return low;
    }
    for (int level = 0; level < pairs.levels; level++) {
      double highLevel = pools.concurrency[at + level];
      double high = inPrefill + decode[at + level] * scale;
      if (high <= highLevel) {
        double slope = (high - low) / (highLevel - lowLevel);
        return (low - slope * lowLevel) / (1 - slope);
      }
      lowLevel = highLevel;
      low = high;
    }
    return pools.slots[k];
  }

  private double gpuWatts(int k) {
    double idle =
        replicas[k] * pools.gpuIdleWattsPerReplica[k] * EnergyModel.emptyShare(concurrency[k]);
    return interpolated(joules, k, k) + idle;
  }

  /** Finds the levels that a deployment's busy replicas stand between. */
  private void locate(int k) {
    double busy = EnergyModel.busyConcurrency(concurrency[k]);
    int at = k * pairs.levels;
    int level = 1;
    while (level < pairs.levels - 1 && pools.concurrency[at + level] < busy) {
      level++;
    }
    double low = pools.concurrency[at + level - 1];
    double high = pools.concurrency[at + level];
    segment[k] = level;
    part[k] = high > low ? Math.min(1, Math.max(0, (busy - low) / (high - low))) : 1;
  }

  private double interpolated(double[] table, int row, int k) {
    int at = row * pairs.levels + segment[k];
    return table[at - 1] + part[k] * (table[at] - table[at - 1]);
  }

  private void setWaits(int k) {
    double meanPrefill = prefill[k] / rate[k];
    double prefillScv = prefillSquares[k] / rate[k] / (meanPrefill * meanPrefill) - 1;
    double share = prefill[k] / replicas[k];
    double turn = QueueModel.waitSeconds(1, share, meanPrefill, arrivalScv, prefillScv);
    double residence = concurrency[k] * replicas[k] / rate[k];
    double slots = replicas[k] * pools.slots[k];
    double busySlots = concurrency[k] / pools.slots[k];
    double slot = QueueModel.waitSeconds(slots, busySlots, residence, arrivalScv, 1);
    waitSeconds[k] = turn + slot;
    waitP95Seconds[k] =
        QueueModel.waitP95Seconds(turn, QueueModel.waitProbability(1, share))
            + QueueModel.waitP95Seconds(slot, QueueModel.waitProbability(slots, busySlots));
  }

  private void addFootprint(int k, double[] objectives) {
    double kwh = itWatts[k] * epochSeconds / Energy.JOULES_PER_KWH;
    objectives[Objective.CARBON.index()] += kwh * pools.carbonGramsPerItKwh[k];
    objectives[Objective.WATER.index()] += kwh * pools.waterLitresPerItKwh[k];
    objectives[Objective.COST.index()] += kwh * pools.costUsdPerItKwh[k];
  }

  private double sloOverrun(PlanBuffer plan) {
    double overrun = 0;
    for (int p = 0; p < plan.shares.length; p++) {
      if (plan.shares[p] > 0) {
        int c = pairs.requestClass[p];
        double over = ttftP95Seconds(p) / problem.sloSeconds[c] - 1;
        overrun += over > 1e-9 ? plan.shares[p] * problem.demandPerSecond[c] * over : 0;
      }
    }
    return overrun;
  }

  /** Returns the 95th percentile of TTFT of a pair after an evaluation. */
  double ttftP95Seconds(int p) {
    return pairs.networkSeconds[p]
        + pairs.prefillP95Seconds[p]
        + waitP95Seconds[pairs.deployment[p]];
  }

  /**
   * Returns the value of a pair's table by concurrency at the operating point of its deployment.
   */
  double atOperatingPoint(double[] table, int p) {
    return interpolated(table, p, pairs.deployment[p]);
  }
}
