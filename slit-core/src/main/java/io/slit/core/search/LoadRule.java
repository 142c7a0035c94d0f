package io.slit.core.search;

import io.slit.core.impact.QueueModel;
import io.slit.core.workload.RequestClass;
import java.util.Arrays;

/**
 * How much of a replica's time a request is booked with, so that one linear capacity row per
 * deployment keeps both its utilisation and the waits of its SLOs.
 *
 * <p>A saturated replica spends {@code prefill + decode/slots} on a request: that part may fill
 * {@code max_utilisation} of its time. Prefill alone may fill only so much of it that the 95th
 * percentile of TTFT stays within every SLO of the classes that may run there, whatever their mix:
 * the mean wait for the turn is rho/(1 - rho)/2 x E[S2]/E[S], and E[S2]/E[S] of a mix is at most
 * the largest of its classes. A request is booked with the larger of the two parts: while the
 * bookings of a deployment stay below its powered replicas, both hold.
 */
final class LoadRule {
  /** A pair whose SLO does not let its replica prefill this part of the time is not allowed. */
  static final double WORKING_PREFILL_SHARE = 0.4;

  private static final int BISECTIONS = 40;

  private final PlanningPolicy policy;

  LoadRule(PlanningPolicy policy) {
    this.policy = policy;
  }

  /** Returns the residual prefill time that a class adds to the wait of others: S (Ca2 + Cs2). */
  double spread(double prefillSeconds, double inputScv) {
    return prefillSeconds * (Math.max(1, policy.arrivalScv()) + inputScv);
  }

  /** Returns the 95th percentile of the wait for a turn at a prefill share. */
  private double waitP95Seconds(double prefillShare, double spreadSeconds) {
    double mean = QueueModel.waitSeconds(1, prefillShare, spreadSeconds, 1, 0);
    return QueueModel.waitP95Seconds(mean, prefillShare);
  }

  /** Tells whether a replica that works at all leaves so much slack to an SLO. */
  boolean leavesRoom(double slackSeconds, double spreadSeconds) {
    return waitP95Seconds(WORKING_PREFILL_SHARE, spreadSeconds) <= slackSeconds;
  }

  /** Fills in what the requests of every pair are booked with. */
  void book(PlanningInput input, Pairs pairs, int deployments) {
    double[] limits = prefillLimits(input, pairs, deployments);
    for (int p = 0; p < pairs.count(); p++) {
      pairs.loadSeconds[p] =
          Math.max(
              pairs.workSeconds[p] / policy.maxUtilisation(),
              pairs.prefillSeconds[p] / limits[pairs.deployment[p]]);
    }
  }

  private double[] prefillLimits(PlanningInput input, Pairs pairs, int deployments) {
    double[] spread = new double[deployments];
    double[] slack = new double[deployments];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    for (int p = 0; p < pairs.count(); p++) {
      int k = pairs.deployment[p];
      RequestClass requestClass = input.classes().get(pairs.requestClass[p]);
      double scv = requestClass.profile().tokens().inputScv();
      double slo = requestClass.profile().service().ttftP95().seconds();
      spread[k] = Math.max(spread[k], spread(pairs.prefillSeconds[p], scv));
      slack[k] = Math.min(slack[k], slo - pairs.networkSeconds[p] - pairs.prefillP95Seconds[p]);
    }
    double[] limits = new double[deployments];
    for (int k = 0; k < deployments; k++) {
      limits[k] = limit(spread[k], slack[k]);
    }
    return limits;
  }

  /** Returns the largest prefill share whose 95th percentile wait stays within the slack. */
  private double limit(double spreadSeconds, double slackSeconds) {
    double low = WORKING_PREFILL_SHARE;
    double high = policy.maxUtilisation();
    for (int i = 0; i < BISECTIONS && high > low; i++) {
      double middle = (low + high) / 2;
      if (waitP95Seconds(middle, spreadSeconds) <= slackSeconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
