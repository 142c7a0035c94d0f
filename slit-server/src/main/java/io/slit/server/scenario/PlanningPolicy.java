package io.slit.server.scenario;

import io.slit.core.units.Require;
import io.slit.core.units.Share;

/**
 * What the operator decided about planning.
 *
 * @param maxUtilisation the most of a deployment's capacity that a plan may use
 * @param networkHalfRoundTrips one-way trips before the first token arrives; 2 on a warm connection
 * @param arrivalScv squared coefficient of variation of the times between arrivals; 1 is Poisson
 */
public record PlanningPolicy(Share maxUtilisation, int networkHalfRoundTrips, double arrivalScv) {
  /** Checks the ranges. */
  public PlanningPolicy {
    Require.within(
        0.01, 0.99, maxUtilisation.value(), "max_utilisation", "At 1 the wait is without bound.");
    Require.atLeast(1, networkHalfRoundTrips, "network_half_round_trips", "2 is there and back.");
    Require.within(0, 1000, arrivalScv, "arrival_scv", "1 is Poisson, more is bursty.");
  }
}
