package io.slit.core.simulation;

import io.slit.core.units.Require;

/**
 * What the engine does beside physics.
 *
 * @param networkHalfRoundTrips half round trips before the first token is back: 2 on an open
 *     connection
 * @param maxWaiting requests that wait at a deployment at most; further ones are turned away
 * @param maxAttempts deployments that may fail under a request before it is turned away
 * @param startServing whether every unit serves at the start of the run, without starting first
 */
public record ServingRules(
    double networkHalfRoundTrips, int maxWaiting, int maxAttempts, boolean startServing) {
  /** Warm connections, queues without end, three attempts, a fleet that is up. */
  public static final ServingRules DEFAULT = new ServingRules(2, Integer.MAX_VALUE, 3, true);

  /** Checks the ranges. */
  public ServingRules {
    Require.within(0, 20, networkHalfRoundTrips, "network half round trips", "2 is usual.");
    Require.atLeast(0, maxWaiting, "max waiting", "0 turns away what cannot start at once.");
    Require.atLeast(1, maxAttempts, "max attempts", "1 does not try again.");
  }

  /** Returns the same rules with bounded queues. */
  public ServingRules withMaxWaiting(int other) {
    return new ServingRules(networkHalfRoundTrips, other, maxAttempts, startServing);
  }
}
