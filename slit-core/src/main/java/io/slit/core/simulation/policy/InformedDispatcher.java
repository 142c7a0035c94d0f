package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;

/** Moves a policy's knowledge on when an epoch begins, before the policy itself is told. */
final class InformedDispatcher implements Dispatcher {
  private final PolicyContext context;
  private final Dispatcher policy;

  InformedDispatcher(PolicyContext context, Dispatcher policy) {
    this.context = context;
    this.policy = policy;
  }

  @Override
  public void beginEpoch(int epoch, FleetLoad load) {
    context.advanceTo(epoch);
    policy.beginEpoch(epoch, load);
  }

  @Override
  public int poweredUnits(int deployment, FleetLoad load) {
    return policy.poweredUnits(deployment, load);
  }

  @Override
  public int dispatch(SimulatedRequest request, FleetLoad load) {
    return policy.dispatch(request, load);
  }
}
