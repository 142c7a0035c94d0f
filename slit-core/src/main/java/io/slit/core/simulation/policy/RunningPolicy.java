package io.slit.core.simulation.policy;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;
import java.util.Optional;

/**
 * A policy in one run: moves its knowledge on when an epoch begins, before the policy itself is
 * told. For one run and one thread.
 */
public final class RunningPolicy implements Dispatcher {
  private final PolicyContext context;
  private final Dispatcher policy;

  RunningPolicy(PolicyContext context, Dispatcher policy) {
    this.context = context;
    this.policy = policy;
  }

  /** Returns the plan in force, where the policy plans. */
  public Optional<PublishedPlan> plan() {
    return policy instanceof PlanDispatcher planned
        ? Optional.of(planned.published())
        : Optional.empty();
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
