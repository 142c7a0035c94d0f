package io.slit.server.planning;

import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DeploymentMask;
import java.util.function.IntUnaryOperator;

/**
 * Marks deployments as full that have as many open requests as their powered replicas take, and as
 * open again when one ends. Counts what this server decided and what was reported to it: without
 * outcomes a decision stays open until it is forgotten. Thread-safe; only a deployment that becomes
 * full or open again costs a lock.
 */
public final class Capacity {
  private final PlanBoard plans;
  private final FleetBoard fleet;
  private volatile int perReplica;

  /**
   * Begins with all of them open.
   *
   * @param perReplica open requests that a powered replica takes; 0 for no limit
   */
  public Capacity(PlanBoard plans, FleetBoard fleet, int perReplica) {
    this.plans = plans;
    this.fleet = fleet;
    this.perReplica = perReplica;
  }

  /** Takes another limit from now on; 0 for none. */
  public void limit(int openPerReplica) {
    perReplica = openPerReplica;
    if (openPerReplica == 0) {
      fleet.showOpen(DeploymentMask.ALL);
    }
  }

  /**
   * Looks at a deployment whose count has changed.
   *
   * @param inFlight open requests by deployment
   */
  public void changed(int deployment, IntUnaryOperator inFlight) {
    if (perReplica == 0) {
      return;
    }
    plans.findCurrent().ifPresent(posted -> look(deployment, inFlight, posted.plan()));
  }

  private void look(int deployment, IntUnaryOperator inFlight, ActivePlan plan) {
    boolean hasRoom = hasRoom(deployment, inFlight, plan);
    if (hasRoom != fleet.state().open().has(deployment)) {
      int deployments = plan.fleet().deployments().size();
      fleet.showOpen(DeploymentMask.of(deployments, k -> hasRoom(k, inFlight, plan)));
    }
  }

  private boolean hasRoom(int deployment, IntUnaryOperator inFlight, ActivePlan plan) {
    int units = Math.max(1, plan.published().plan().poweredUnits(deployment));
    long most = (long) perReplica * units * plan.deployment(deployment).replicasPerUnit();
    return inFlight.applyAsInt(deployment) < most;
  }
}
