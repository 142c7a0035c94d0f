package io.slit.core.simulation;

import io.slit.core.units.Require;

/**
 * A deployment is down for a while: what it ran and queued goes back to the dispatcher, without
 * what was generated; its nodes draw nothing and start anew afterwards.
 *
 * @param deployment index in the fleet
 * @param fromSeconds since the start of the simulation
 * @param toSeconds first moment at which its nodes may start again
 */
public record Outage(int deployment, double fromSeconds, double toSeconds) {
  /** Checks the order. */
  public Outage {
    Require.atLeast(0, deployment, "deployment index of an outage", "Count from 0.");
    Require.atLeast(0, fromSeconds, "start of an outage in s", "Count from the start.");
    Require.atLeast(fromSeconds, toSeconds, "end of an outage in s", "It ends after it begins.");
  }
}
