package io.slit.core.search;

import io.slit.core.impact.EnergyModel;
import java.util.Arrays;

/**
 * The least and the most IT energy that a request can be charged with at a deployment.
 *
 * <p>At concurrency b a deployment draws, for its requests at rates r: sum r J(b) + R (constant +
 * idle e^-b), J being GPU joules as measured and R its powered replicas. R is at least what is
 * booked, and by Little's law (b = P/R + D(b)/(R - P), P and D the seconds of prefill and decode
 * asked for each second) at least sum r (prefill + decode(b)/b). Either sum, put for R, charges
 * every request by itself; the least over all b of that charge is a lower bound whatever b the plan
 * makes. b runs over small intervals, and each factor takes its least over the interval, so nothing
 * is missed between sampled points.
 */
final class EnergyFloor {
  /** Intervals between two concurrency levels. */
  private static final int PARTS = 6;

  /** Concurrency below which everything is one interval. */
  private static final double LOWEST = 1.0 / 64;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final Pools pools;
  private final int levels;
  private final double[] least;
  private final double[] leastGpu;
  private final double[] most;

  // The interval of concurrency at hand, and its ends while requests are served.
  private double from;
  private double to;
  private double busyFrom;
  private double busyTo;
  private boolean booked;

  EnergyFloor(PlanningProblem problem, boolean needed) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.pools = problem.pools;
    this.levels = pairs.levels;
    int count = needed ? pairs.count() : 0;
    this.least = new double[count];
    this.leastGpu = new double[count];
    this.most = new double[count];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(leastGpu, Double.POSITIVE_INFINITY);
    for (int k = 0; needed && k < problem.deployments(); k++) {
      setDeployment(k);
    }
  }

  /** Returns the least joules of a request, with its part of what powered units draw. */
  double leastJoules(int p) {
    return least[p];
  }

  /** Returns the least joules of a request where hosts are paid for already. */
  double leastGpuJoules(int p) {
    return leastGpu[p];
  }

  /** Returns the most GPU joules of a request. */
  double mostJoules(int p) {
    return most[p];
  }

  /** Returns the most that a deployment draws beside its requests: all units on, and loaded. */
  double mostWatts(int k) {
    double cold = Math.max(0.0, (double) pools.units[k] - pools.warmUnits[k]);
    return pools.units[k] * idleWattsPerUnit(k)
        + cold * pools.loadJoulesPerUnit[k] / problem.epochSeconds();
  }

  /** Returns the least that the standby units of a deployment draw beside its requests. */
  double standbyWatts(int k) {
    boolean idle = true;
    for (int p : problem.pairsOf(k)) {
      idle &= problem.demandPerSecond[pairs.requestClass[p]] == 0;
    }
    return pools.minUnits[k] * (idle ? idleWattsPerUnit(k) : pools.constantWattsPerUnit[k]);
  }

  private double idleWattsPerUnit(int k) {
    return pools.constantWattsPerUnit[k]
        + pools.replicasPerUnit[k] * pools.gpuIdleWattsPerReplica[k];
  }

  private void setDeployment(int k) {
    int[] own = problem.pairsOf(k);
    for (int p : own) {
      for (int level = 0; level < levels; level++) {
        most[p] = Math.max(most[p], pairs.gpuJoules[p * levels + level]);
      }
    }
    double last = LOWEST;
    look(k, own, 0, last, 0);
    for (int level = 0; level < levels; level++) {
      double end = pools.concurrency[k * levels + level];
      double factor = Math.pow(end / last, 1.0 / PARTS);
      for (int part = 1; part <= PARTS && factor > 1; part++) {
        double next = part == PARTS ? end : last * factor;
        look(k, own, last, next, level);
        last = next;
      }
    }
    setInterval(last, last);
    booked = true;
    own(k, own, levels - 1);
  }

  /** Looks at an interval of concurrency between the level before and this one. */
  private void look(int k, int[] own, double begin, double end, int level) {
    setInterval(begin, end);
    double byBooking = 0;
    double byLaw = 0;
    for (int p : own) {
      double demand = problem.demandPerSecond[pairs.requestClass[p]];
      byBooking += demand * pairs.loadSeconds[p];
      byLaw += demand * replicasByLaw(p, level);
    }
    booked = byBooking >= byLaw;
    own(k, own, level);
  }

  private void setInterval(double begin, double end) {
    from = begin;
    to = end;
    busyFrom = EnergyModel.busyConcurrency(begin);
    busyTo = EnergyModel.busyConcurrency(end);
  }

  private void own(int k, int[] own, int level) {
    double idle = pools.gpuIdleWattsPerReplica[k] * EnergyModel.emptyShare(to);
    double constant = pools.constantWattsPerUnit[k] / pools.replicasPerUnit[k];
    for (int p : own) {
      double replicas = booked ? pairs.loadSeconds[p] : replicasByLaw(p, level);
      double joules = joules(p, k);
      least[p] = Math.min(least[p], joules + replicas * (constant + idle));
      leastGpu[p] = Math.min(leastGpu[p], joules + replicas * idle);
    }
  }

  /** Little's law: prefill + decode(b)/b, least at an end of an interval within two levels. */
  private double replicasByLaw(int p, int level) {
    double atEnd = decode(p, to, level) / to;
    double atStart = from == 0 ? atEnd : decode(p, from, level) / from;
    return pairs.turnSeconds[p] + Math.min(atStart, atEnd);
  }

  private double decode(int p, double concurrency, int level) {
    int at = p * levels + level;
    if (level == 0) {
      return pairs.decodeSeconds[at];
    }
    int levelAt = pairs.deployment[p] * levels + level;
    double low = pools.concurrency[levelAt - 1];
    double high = pools.concurrency[levelAt];
    double part = high > low ? (concurrency - low) / (high - low) : 1;
    return pairs.decodeSeconds[at - 1]
        + part * (pairs.decodeSeconds[at] - pairs.decodeSeconds[at - 1]);
  }

  /** GPU joules are linear between levels: least at an end of the interval or a level within. */
  private double joules(int p, int k) {
    double sum = Math.min(joulesAt(p, k, busyFrom), joulesAt(p, k, busyTo));
    for (int level = 0; level < levels; level++) {
      double concurrency = pools.concurrency[k * levels + level];
      if (concurrency > busyFrom && concurrency < busyTo) {
        sum = Math.min(sum, pairs.gpuJoules[p * levels + level]);
      }
    }
    return sum;
  }

  private double joulesAt(int p, int k, double busy) {
    int at = k * levels;
    int level = 1;
    while (level < levels - 1 && pools.concurrency[at + level] < busy) {
      level++;
    }
    double low = pools.concurrency[at + level - 1];
    double high = pools.concurrency[at + level];
    double part = high > low ? Math.min(1, Math.max(0, (busy - low) / (high - low))) : 1;
    double before = pairs.gpuJoules[p * levels + level - 1];
    return before + part * (pairs.gpuJoules[p * levels + level] - before);
  }
}
