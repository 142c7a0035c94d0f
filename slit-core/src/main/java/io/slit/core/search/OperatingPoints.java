package io.slit.core.search;

import io.slit.core.impact.EnergyModel;
import io.slit.core.impact.QueueModel;
import io.slit.core.pareto.Objective;
import io.slit.core.units.Energy;
import java.util.Arrays;

/**
 * What a plan puts on each deployment, and the operating point that this load makes there.
 *
 * <p>The load of a deployment is a row of {@link #width} sums over its requests: rate, booking,
 * seconds of turns (prefill over pipeline stages) and their squares, decode seconds and GPU joules
 * by concurrency level. All that is not linear in a plan depends on one such row and the units
 * powered, so a change of a share touches two deployments only. The mean concurrency b of a replica
 * solves Little's law b = sum of rate x (prefill + decode(b) / (1 - rho)) per replica, where rho is
 * the part of its time a replica prefills and decoding stands still; decode(b) is linear between
 * levels, so each segment is solved exactly. For one thread; nothing is allocated after
 * construction.
 */
final class OperatingPoints {
  static final int RATE = 0;
  static final int LOAD = 1;
  static final int PREFILL = 2;
  static final int PREFILL_SQUARES = 3;
  static final int TABLES = 4;

  private static final double MAX_PREFILL_SHARE = 0.98;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final Pools pools;
  private final int levels;
  private final double epochSeconds;
  private final double arrivalScv;
  private final double millisPerRequest;
  private final boolean energyFollowsLoad;

  /** Numbers of a load row. */
  final int width;

  /** The load of every deployment. */
  final double[] loads;

  // The operating point of each deployment.
  final double[] replicas;
  final double[] prefillShare;
  final double[] concurrency;
  final int[] segment;

  /** The upper of the two levels between which Little's law was solved. */
  final int[] decodeLevel;

  final double[] part;
  final double[] waitSeconds;
  final double[] itWatts;
  private final double[] turnSeconds;
  private final double[] slotSeconds;

  OperatingPoints(PlanningProblem problem) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.pools = problem.pools;
    this.levels = pairs.levels;
    this.epochSeconds = problem.epochSeconds();
    this.arrivalScv = problem.input().policy().arrivalScv();
    this.millisPerRequest = problem.totalDemand() > 0 ? 1000 / problem.totalDemand() : 0;
    this.energyFollowsLoad = problem.physics() == Physics.CONSOLIDATION;
    this.width = TABLES + 2 * levels;
    int count = pools.count();
    loads = new double[count * width];
    replicas = new double[count];
    prefillShare = new double[count];
    concurrency = new double[count];
    segment = new int[count];
    decodeLevel = new int[count];
    Arrays.fill(decodeLevel, 1);
    part = new double[count];
    waitSeconds = new double[count];
    itWatts = new double[count];
    turnSeconds = new double[count];
    slotSeconds = new double[count];
  }

  /** Forgets all load. */
  void clear() {
    Arrays.fill(loads, 0);
  }

  /** Forgets the load of a deployment. */
  void clear(int k) {
    Arrays.fill(loads, k * width, (k + 1) * width, 0);
  }

  /**
   * Returns the sum of what a request each second of a pair adds to a load row, times slopes; only
   * entries that {@link #counts count} are looked at.
   */
  double slope(int p, double[] slopes) {
    int k = pairs.deployment[p];
    double seconds = pairs.turnSeconds[p];
    double squares = seconds * seconds * (1 + problem.inputScv[pairs.requestClass[p]]);
    double sum =
        slopes[RATE]
            + slopes[LOAD] * pairs.loadSeconds[p]
            + slopes[PREFILL] * seconds
            + slopes[PREFILL_SQUARES] * squares;
    int decode = p * levels + decodeLevel[k];
    int at = TABLES + decodeLevel[k];
    sum += slopes[at - 1] * pairs.decodeSeconds[decode - 1];
    sum += slopes[at] * pairs.decodeSeconds[decode];
    int joules = p * levels + segment[k];
    at = TABLES + levels + segment[k];
    sum += slopes[at - 1] * pairs.gpuJoules[joules - 1];
    sum += slopes[at] * pairs.gpuJoules[joules];
    return sum;
  }

  /** Tells whether an entry of a deployment's load row has any bearing on its operating point. */
  boolean counts(int k, int entry) {
    if (entry < TABLES) {
      return true;
    }
    int level = entry - TABLES < levels ? decodeLevel[k] : levels + segment[k];
    return entry - TABLES == level || entry - TABLES == level - 1;
  }

  /** Adds requests of a pair to its deployment; a negative rate takes them away. */
  void add(int p, double perSecond) {
    int at = pairs.deployment[p] * width;
    double seconds = pairs.turnSeconds[p];
    double inSeconds = perSecond * seconds;
    loads[at + RATE] += perSecond;
    loads[at + LOAD] += perSecond * pairs.loadSeconds[p];
    loads[at + PREFILL] += inSeconds;
    loads[at + PREFILL_SQUARES] +=
        inSeconds * seconds * (1 + problem.inputScv[pairs.requestClass[p]]);
    int from = p * levels;
    int decode = at + TABLES;
    int joules = decode + levels;
    for (int level = 0; level < levels; level++) {
      loads[decode + level] += perSecond * pairs.decodeSeconds[from + level];
      loads[joules + level] += perSecond * pairs.gpuJoules[from + level];
    }
  }

  /** Returns the requests each second of a deployment. */
  double rate(int k) {
    return loads[k * width + RATE];
  }

  /** Returns the replicas that the requests of a deployment are booked with. */
  double booked(int k) {
    return loads[k * width + LOAD];
  }

  /** Returns the booked load of a deployment over its powered replicas. */
  double booking(int k) {
    return booked(k) == 0 ? 0 : booked(k) / Math.max(replicas[k], 1e-9);
  }

  /** Finds the operating point of a deployment with some units powered; parts of units count. */
  void operate(int k, double units) {
    replicas[k] = units * pools.replicasPerUnit[k];
    double constant = units * pools.constantWattsPerUnit[k] + loadingWatts(k, units);
    if (!(rate(k) > 0) || units == 0) {
      prefillShare[k] = 0;
      concurrency[k] = 0;
      locate(k, 1);
      turnSeconds[k] = 0;
      slotSeconds[k] = 0;
      waitSeconds[k] = 0;
      itWatts[k] = constant + replicas[k] * pools.gpuIdleWattsPerReplica[k];
      return;
    }
    prefillShare[k] = Math.min(MAX_PREFILL_SHARE, loads[k * width + PREFILL] / replicas[k]);
    concurrency[k] = concurrencyOf(k);
    double emptyShare = EnergyModel.emptyShare(concurrency[k]);
    locate(k, emptyShare);
    itWatts[k] = constant + gpuWatts(k, emptyShare);
    setWaits(k);
  }

  /** Units that were off load their model before the epoch, idling; spread over the epoch. */
  private double loadingWatts(int k, double units) {
    double cold = units - pools.warmUnits[k];
    return cold <= 0 ? 0 : cold * pools.loadJoulesPerUnit[k] / epochSeconds;
  }

  /** Adds what a deployment at its operating point adds to the objectives. */
  void addTo(int k, double[] objectives) {
    objectives[Objective.TTFT.index()] += rate(k) * waitSeconds[k] * millisPerRequest;
    if (energyFollowsLoad) {
      double kwh = itWatts[k] * epochSeconds / Energy.JOULES_PER_KWH;
      objectives[Objective.CARBON.index()] += kwh * pools.carbonGramsPerItKwh[k];
      objectives[Objective.WATER.index()] += kwh * pools.waterLitresPerItKwh[k];
      objectives[Objective.COST.index()] += kwh * pools.costUsdPerItKwh[k];
    }
  }

  /** Returns what a deployment adds to a weighted sum of the objectives. */
  double worth(int k, double[] weights) {
    double sum = weights[Objective.TTFT.index()] * rate(k) * waitSeconds[k] * millisPerRequest;
    if (energyFollowsLoad) {
      double perKwh =
          weights[Objective.CARBON.index()] * pools.carbonGramsPerItKwh[k]
              + weights[Objective.WATER.index()] * pools.waterLitresPerItKwh[k]
              + weights[Objective.COST.index()] * pools.costUsdPerItKwh[k];
      sum += perKwh * itWatts[k] * epochSeconds / Energy.JOULES_PER_KWH;
    }
    return sum;
  }

  /** Solves Little's law on the segment of levels where it crosses. */
  private double concurrencyOf(int k) {
    double inPrefill = pools.stages[k] * loads[k * width + PREFILL] / replicas[k];
    double scale = 1 / (replicas[k] * (1 - prefillShare[k]));
    int at = k * levels;
    int decode = k * width + TABLES;
    double lowLevel = 0;
    double low = inPrefill + loads[decode] * scale;
    decodeLevel[k] = 1;
    if (low <= pools.concurrency[at]) {
      return low;
    }
    for (int level = 0; level < levels; level++) {
      double highLevel = pools.concurrency[at + level];
      double high = inPrefill + loads[decode + level] * scale;
      if (high <= highLevel) {
        decodeLevel[k] = Math.max(1, level);
        double slope = (high - low) / (highLevel - lowLevel);
        return (low - slope * lowLevel) / (1 - slope);
      }
      lowLevel = highLevel;
      low = high;
    }
    return pools.slots[k];
  }

  private double gpuWatts(int k, double emptyShare) {
    double idle = replicas[k] * pools.gpuIdleWattsPerReplica[k] * emptyShare;
    return interpolated(loads, k * width + TABLES + levels, k) + idle;
  }

  /** Finds the levels that a deployment's busy replicas stand between. */
  private void locate(int k, double emptyShare) {
    double busy = EnergyModel.busyConcurrency(concurrency[k], emptyShare);
    int at = k * levels;
    int level = 1;
    while (level < levels - 1 && pools.concurrency[at + level] < busy) {
      level++;
    }
    double low = pools.concurrency[at + level - 1];
    double high = pools.concurrency[at + level];
    segment[k] = level;
    part[k] = high > low ? Math.min(1, Math.max(0, (busy - low) / (high - low))) : 1;
  }

  /** Returns a row of a table by concurrency at the operating point of a deployment. */
  double interpolated(double[] table, int from, int k) {
    int at = from + segment[k];
    return table[at - 1] + part[k] * (table[at] - table[at - 1]);
  }

  private void setWaits(int k) {
    int at = k * width;
    double rate = loads[at + RATE];
    double meanPrefill = loads[at + PREFILL] / rate;
    double prefillScv = loads[at + PREFILL_SQUARES] / rate / (meanPrefill * meanPrefill) - 1;
    double share = loads[at + PREFILL] / replicas[k];
    turnSeconds[k] = QueueModel.waitSeconds(1, share, meanPrefill, arrivalScv, prefillScv);
    double residence = concurrency[k] * replicas[k] / rate;
    slotSeconds[k] = QueueModel.waitSeconds(slots(k), busySlots(k), residence, arrivalScv, 1);
    waitSeconds[k] = turnSeconds[k] + slotSeconds[k];
  }

  private double slots(int k) {
    return Math.max(1, replicas[k] * pools.slots[k]);
  }

  private double busySlots(int k) {
    return concurrency[k] / pools.slots[k];
  }

  /** Returns the 95th percentile of the wait at a deployment. */
  double waitP95Seconds(int k) {
    if (waitSeconds[k] == 0) {
      return 0;
    }
    double share = loads[k * width + PREFILL] / replicas[k];
    return QueueModel.waitP95Seconds(turnSeconds[k], QueueModel.waitProbability(1, share))
        + QueueModel.waitP95Seconds(
            slotSeconds[k], QueueModel.waitProbability(slots(k), busySlots(k)));
  }
}
