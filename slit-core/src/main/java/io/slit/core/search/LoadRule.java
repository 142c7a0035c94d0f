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
 * percentile of TTFT stays within the tightest SLO of the classes that may run there. A request is
 * booked with the larger of the two: if the bookings of a deployment stay below its powered
 * replicas, both hold (for the demand's mean mix; the evaluator checks the plan's own).
 */
final class LoadRule {
  private static final double LEAST_PREFILL_SHARE = 0.05;
  private static final int BISECTIONS = 40;

  private LoadRule() {}

  static void book(PlanningInput input, Pairs pairs, Pools pools) {
    double[] prefillLimit = prefillLimits(input, pairs, pools);
    double maxUtilisation = input.policy().maxUtilisation();
    for (int p = 0; p < pairs.count(); p++) {
      pairs.loadSeconds[p] =
          Math.max(
              pairs.workSeconds[p] / maxUtilisation,
              pairs.prefillSeconds[p] / prefillLimit[pairs.deployment[p]]);
    }
  }

  private static double[] prefillLimits(PlanningInput input, Pairs pairs, Pools pools) {
    int count = pools.count();
    double[] weight = new double[count];
    double[] seconds = new double[count];
    double[] squares = new double[count];
    double[] slack = new double[count];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    for (int p = 0; p < pairs.count(); p++) {
      int k = pairs.deployment[p];
      RequestClass requestClass = input.classes().get(pairs.requestClass[p]);
      double rate = Math.max(input.demand().ratePerSecond(requestClass.id()), 1e-9);
      double prefill = pairs.prefillSeconds[p];
      double scv = requestClass.profile().tokens().inputScv();
      weight[k] += rate;
      seconds[k] += rate * prefill;
      squares[k] += rate * prefill * prefill * (1 + scv);
      double slo = requestClass.profile().service().ttftP95().seconds();
      slack[k] = Math.min(slack[k], slo - pairs.networkSeconds[p] - pairs.prefillP95Seconds[p]);
    }
    double[] limits = new double[count];
    for (int k = 0; k < count; k++) {
      double mean = weight[k] == 0 ? 0 : seconds[k] / weight[k];
      double scv = weight[k] == 0 ? 0 : squares[k] / weight[k] / (mean * mean) - 1;
      limits[k] = limit(mean, scv, slack[k], input.policy());
    }
    return limits;
  }

  /** Returns the largest prefill utilisation whose 95th percentile wait stays within the slack. */
  private static double limit(
      double meanSeconds, double scv, double slackSeconds, PlanningPolicy policy) {
    double low = LEAST_PREFILL_SHARE;
    double high = policy.maxUtilisation();
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      double wait = QueueModel.waitSeconds(1, middle, meanSeconds, policy.arrivalScv(), scv);
      if (QueueModel.waitP95Seconds(wait, middle) <= slackSeconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
