package io.slit.server.planning;

import io.slit.core.routing.ConcurrencyBounds;
import io.slit.core.routing.DeploymentMask;
import io.slit.core.routing.FleetState;

/**
 * Holds what is known of the deployments now: which answer, which have room, and how much they
 * should hold. A read is one volatile load; writers, which are rare, change one part each under a
 * lock. Thread-safe.
 */
public final class FleetBoard {
  private volatile FleetState state = FleetState.ALL_WELL;

  /** Returns the state that requests are routed by. */
  public FleetState state() {
    return state;
  }

  /** Says which deployments answer. */
  public synchronized void showHealthy(DeploymentMask healthy) {
    state = new FleetState(healthy, state.open(), state.bounds());
  }

  /** Says which deployments have room for one more request. */
  public synchronized void showOpen(DeploymentMask open) {
    state = new FleetState(state.healthy(), open, state.bounds());
  }

  /** Says how many requests deployments should hold. */
  public synchronized void showBounds(ConcurrencyBounds bounds) {
    state = new FleetState(state.healthy(), state.open(), bounds);
  }
}
