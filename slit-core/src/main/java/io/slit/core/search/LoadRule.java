package io.slit.core.search;

import io.slit.core.impact.QueueModel;
import io.slit.core.workload.RequestClass;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * How much of a replica's time a request is booked with, so that one linear capacity row per
 * deployment keeps both its utilisation and the waits of its SLOs.
 *
 * <p>A saturated replica spends {@code prefill + decode/slots} on a request, prefill being its
 * latency over the pipeline's stages, since the first is free for the next prompt when a later one
 * has it: that part may fill {@code max_utilisation} of its time, or less where slots are so few
 * that requests wait for one. Prefill alone may fill only so much of it that the 95th percentile of
 * TTFT stays within every SLO of the classes that may run there, whatever their mix: the mean wait
 * for the turn is rho/(1 - rho)/2 x E[S2]/E[S], and E[S2]/E[S] of a mix is at most the largest of
 * its classes. A request is booked with the larger of the two parts: while the bookings of a
 * deployment stay below its powered replicas, both hold (the wait for a slot for the demand's mean
 * mix; the evaluator checks the plan's own).
 */
final class LoadRule {
  /**
   * Part of its time that a replica should be able to prefill: a pair whose SLO allows less would
   * idle its deployment for everybody, and is left out where its class has another.
   */
  private static final double WORKING_SHARE = 0.4;

  private static final double LEAST_SHARE = 0.05;
  private static final int BISECTIONS = 40;

  private final PlanningPolicy policy;
  private final Pools pools;

  // The mean request of each deployment, weighted by demand, and what its tightest SLO leaves.
  private final double[] weight;
  private final double[] prefill;
  private final double[] spread;
  private final double[] work;
  private final double[] slack;

  private LoadRule(PlanningInput input, Pairs pairs, Pools pools) {
    this.policy = input.policy();
    this.pools = pools;
    int count = pools.count();
    weight = new double[count];
    prefill = new double[count];
    spread = new double[count];
    work = new double[count];
    slack = new double[count];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    for (int p = 0; p < pairs.count(); p++) {
      add(pairs, p, input.classes().get(pairs.requestClass[p]), input);
    }
  }

  static void book(PlanningInput input, Pairs pairs, Pools pools) {
    LoadRule rule = new LoadRule(input, pairs, pools);
    double[] prefillLimit = new double[pools.count()];
    double[] workLimit = new double[pools.count()];
    for (int k = 0; k < pools.count(); k++) {
      if (rule.weight[k] > 0) {
        prefillLimit[k] = rule.prefillLimit(k);
        workLimit[k] = rule.workLimit(k, prefillLimit[k]);
      }
    }
    for (int p = 0; p < pairs.count(); p++) {
      int k = pairs.deployment[p];
      pairs.loadSeconds[p] =
          Math.max(pairs.workSeconds[p] / workLimit[k], pairs.turnSeconds[p] / prefillLimit[k]);
    }
  }

  private void add(Pairs pairs, int p, RequestClass requestClass, PlanningInput input) {
    int k = pairs.deployment[p];
    double rate = Math.max(input.demand().ratePerSecond(requestClass.id()), 1e-9);
    double seconds = pairs.turnSeconds[p];
    weight[k] += rate;
    prefill[k] += rate * seconds;
    double scv = requestClass.profile().tokens().inputScv();
    spread[k] = Math.max(spread[k], spread(seconds, scv, policy));
    work[k] += rate * pairs.workSeconds[p];
    double slo = requestClass.profile().service().ttftP95().seconds();
    slack[k] = Math.min(slack[k], slo - pairs.networkSeconds[p] - pairs.prefillP95Seconds[p]);
  }

  /** Returns the largest prefill share whose 95th percentile wait stays within the slack. */
  private double prefillLimit(int k) {
    return largest(share -> turnP95Seconds(k, share) <= slack[k]);
  }

  /** Returns the largest utilisation at which the wait for a slot fits into what is left of it. */
  private double workLimit(int k, double prefillLimit) {
    return largest(
        utilisation -> {
          double share = Math.min(prefillLimit, utilisation * prefill[k] / work[k]);
          return turnP95Seconds(k, share) + slotP95Seconds(k, utilisation) <= slack[k];
        });
  }

  private double largest(DoublePredicate holds) {
    double low = LEAST_SHARE;
    double high = policy.maxUtilisation();
    if (holds.test(high)) {
      return high;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double turnP95Seconds(int k, double share) {
    return turnP95Seconds(share, spread[k]);
  }

  private static double turnP95Seconds(double share, double spreadSeconds) {
    double wait = QueueModel.waitSeconds(1, share, spreadSeconds, 1, 0);
    return QueueModel.waitP95Seconds(wait, QueueModel.waitProbability(1, share));
  }

  /** Returns what a class adds to the wait for the turn of others: S (Ca2 + Cs2), in s. */
  static double spread(double turnSeconds, double inputScv, PlanningPolicy policy) {
    return turnSeconds * (Math.max(1, policy.arrivalScv()) + inputScv);
  }

  /** Tells whether a slack lets a replica of such a mix prefill its working share. */
  static boolean leavesRoom(double slackSeconds, double spreadSeconds) {
    return turnP95Seconds(WORKING_SHARE, spreadSeconds) <= slackSeconds;
  }

  /**
   * Returns the 95th percentile of the wait for a slot of the one unit that a plan may power.
   *
   * <p>Taking the decode time at full slots, it solves Little's law from above: busy slots are
   * share/slots + (utilisation - share)/(1 - share), share being the part of time in prefill.
   */
  private double slotP95Seconds(int k, double utilisation) {
    double share = utilisation * prefill[k] / work[k];
    double busy = share / pools.slots[k] + (utilisation - share) / (1 - share);
    double residence = busy * pools.slots[k] * work[k] / weight[k] / utilisation;
    double slots = pools.slots[k] * pools.replicasPerUnit[k];
    double wait = QueueModel.waitSeconds(slots, busy, residence, policy.arrivalScv(), 1);
    return QueueModel.waitP95Seconds(wait, QueueModel.waitProbability(slots, busy));
  }
}
