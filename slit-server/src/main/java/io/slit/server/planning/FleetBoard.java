package io.slit.server.planning;

import io.slit.core.routing.DeploymentMask;
import io.slit.core.routing.FleetState;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds what is known of the deployments now: which answer, and which have room. A read is one
 * volatile load; writers change one half each. Thread-safe.
 */
public final class FleetBoard {
  private final AtomicReference<FleetState> state = new AtomicReference<>(FleetState.ALL_WELL);

  /** Returns the state that requests are routed by. */
  public FleetState state() {
    return state.get();
  }

  /** Says which deployments answer. */
  public void showHealthy(DeploymentMask healthy) {
    state.updateAndGet(old -> new FleetState(healthy, old.open()));
  }

  /** Says which deployments have room for one more request. */
  public void showOpen(DeploymentMask open) {
    state.updateAndGet(old -> new FleetState(old.healthy(), open));
  }
}
