package io.slit.server;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.routing.DeploymentMask;
import io.slit.core.routing.FleetState;
import io.slit.server.health.TargetHealth;
import io.slit.server.planning.FleetBoard;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The state of the fleet as decisions see it: what the proxy learned of the health of deployments,
 * which have room, and how much they should hold. Nothing is made anew while all are well.
 *
 * @param board which deployments have room, and how much they should hold
 * @param health learned by the proxy
 * @param ids of all deployments, in the order of the fleet
 */
record FleetHealth(FleetBoard board, TargetHealth health, List<DeploymentId> ids)
    implements Supplier<FleetState> {
  @Override
  public FleetState get() {
    FleetState state = board.state();
    Set<DeploymentId> out = health.leftOut(ThreadLocalRandom.current().nextDouble());
    return out.isEmpty()
        ? state
        : new FleetState(
            state.healthy().and(DeploymentMask.of(ids.size(), k -> !out.contains(ids.get(k)))),
            state.open(),
            state.bounds());
  }
}
