package io.slit.core.simulation.policy;

import io.slit.core.plan.PlanIds;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DeploymentMask;
import io.slit.core.routing.FleetState;
import io.slit.core.routing.RequestClassifier;
import io.slit.core.routing.Router;
import io.slit.core.routing.RoutingDecision;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningProblem;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.workload.Epoch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan for every planned epoch and routes by it through {@link ActivePlan} and {@link
 * Router}: what is tested is what serves. A deployment that is down leaves the plan's rows.
 */
public final class PlanDispatcher implements Dispatcher {
  private final PolicyContext context;
  private final PlanRule rule;
  private final RequestClassifier classifier;
  private final Requests requests;
  private @Nullable Epoch planned;
  private @Nullable ActivePlan plan;
  private FleetState state = FleetState.ALL_WELL;
  private long downMask;

  /** Makes a dispatcher that plans by a rule. */
  public PlanDispatcher(PolicyContext context, PlanRule rule) {
    Ground ground = context.ground();
    this.context = context;
    this.rule = rule;
    this.classifier =
        RequestClassifier.of(ground.classes(), ground.fleet().models(), ground.defaultOrigin());
    this.requests = new Requests(ground.classes());
  }

  @Override
  public void beginEpoch(int epoch, FleetLoad load) {
    Epoch running = context.ground().epochs().get(epoch);
    if (!running.equals(planned)) {
      planned = running;
      plan = compiled(context.problem(), context);
    }
  }

  private ActivePlan compiled(PlanningProblem problem, PolicyContext known) {
    RoutingPlan made = rule.plan(problem);
    PlanAssessor assessor = new PlanAssessor(problem, made);
    PublishedPlan published =
        new PublishedPlan(
            PlanIds.of(problem.input().epoch(), made),
            problem.input().epoch(),
            known.conditions().now(),
            made,
            assessor.objectives(),
            assessor.targets(),
            problem.modelId());
    return ActivePlan.compile(published, problem.input().fleet(), classifier);
  }

  /** Returns the plan in force. */
  public PublishedPlan published() {
    return inForce().published();
  }

  private ActivePlan inForce() {
    return Objects.requireNonNull(plan, "No epoch has begun.");
  }

  @Override
  public int poweredUnits(int deployment, FleetLoad load) {
    return inForce().published().plan().poweredUnits(deployment);
  }

  @Override
  public int dispatch(SimulatedRequest request, FleetLoad load) {
    look(load);
    RoutingDecision decision = Router.route(inForce(), requests.of(request), state, false);
    return decision instanceof RoutingDecision.Routed routed ? routed.deployment() : REJECT;
  }

  /** Follows health; fleets of more than 64 deployments share bits, and look more often. */
  private void look(FleetLoad load) {
    long down = 0;
    for (int k = 0; k < load.deployments(); k++) {
      down |= load.healthy(k) ? 0 : 1L << k;
    }
    if (down != downMask || (down != 0 && load.deployments() > Long.SIZE)) {
      downMask = down;
      state =
          new FleetState(DeploymentMask.of(load.deployments(), load::healthy), DeploymentMask.ALL);
    }
  }
}
