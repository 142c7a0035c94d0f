package io.slit.server.planning;

import io.slit.core.routing.DeploymentMask;
import io.slit.core.routing.FleetState;

/**
 * Holds what is known of the deployments now: which answer, and which have room. A read is one
 * volatile load; writers, which are rare, change one half each under a lock. Thread-safe.
 */
public final class FleetBoard {
  private volatile FleetState state = FleetState.ALL_WELL;

  /** Returns the state that requests are routed by. */
  public FleetState state() {
    return state;
  }

  /** Says which deployments answer. */
  public synchronized void showHealthy(DeploymentMask healthy) {
    state = new FleetState(healthy, state.open());
  }

  /** Says which deployments have room for one more request. */
  public synchronized void showOpen(DeploymentMask open) {
    state = new FleetState(state.healthy(), open);
  }
}
