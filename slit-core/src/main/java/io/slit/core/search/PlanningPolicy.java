package io.slit.core.search;

import io.slit.core.impact.EmbodiedModel.Lifetimes;
import io.slit.core.units.Require;

/**
 * How the operator wants plans to be made.
 *
 * @param maxUtilisation part of a powered deployment's capacity that a plan may use
 * @param halfRoundTrips crossings of the network before the first token is back
 * @param arrivalScv squared coefficient of variation of interarrival times, 1 for Poisson
 * @param lifetimes over which embodied emissions are spread
 */
public record PlanningPolicy(
    double maxUtilisation, double halfRoundTrips, double arrivalScv, Lifetimes lifetimes) {
  /** 85 % of capacity, an open connection, Poisson arrivals, four years. */
  public static final PlanningPolicy DEFAULT = new PlanningPolicy(0.85, 2, 1, Lifetimes.FOUR_YEARS);

  /** Checks the ranges. */
  public PlanningPolicy {
    Require.within(0.05, 0.98, maxUtilisation, "max_utilisation", "Leave room for bursts.");
    Require.within(0, 20, halfRoundTrips, "half_round_trips", "2 is an open connection.");
    Require.within(0, 1000, arrivalScv, "arrival_scv", "1 is a Poisson process.");
  }
}
