package io.slit.core.simulation.policy;

import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.ConcurrencyBounds;
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
import io.slit.core.workload.InferenceRequest;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan for every planned epoch and routes by it through {@link ActivePlan} and {@link
 * Router}: what is tested is what serves. A deployment that is down, or whose units are all still
 * starting, leaves the plan's rows; a full one too, as long as others have room.
 */
public final class PlanDispatcher implements Dispatcher {
  private static final double MOST_TIMES = 2;

  private final PolicyContext context;
  private final PlanRule rule;
  private final RequestClassifier classifier;
  private final Requests requests;
  private final PlanUse use;
  private @Nullable Epoch planned;
  private @Nullable ActivePlan plan;
  private @Nullable ActivePlan next;

  private final BitSet serving = new BitSet();
  private final BitSet open = new BitSet();
  private FleetState state = FleetState.ALL_WELL;
  private FleetState waiting = FleetState.ALL_WELL;

  /** Makes a dispatcher that plans by a rule; its plans are in force at once. */
  public PlanDispatcher(PolicyContext context, PlanRule rule) {
    this(context, rule, PlanUse.AT_ONCE);
  }

  /** Makes a dispatcher that plans by a rule. */
  public PlanDispatcher(PolicyContext context, PlanRule rule, PlanUse use) {
    Ground ground = context.ground();
    this.context = context;
    this.rule = rule;
    this.use = use;
    this.classifier =
        RequestClassifier.of(ground.classes(), ground.fleet().models(), ground.defaultOrigin());
    this.requests = new Requests(ground.classes());
  }

  @Override
  public void beginEpoch(int epoch, FleetLoad load) {
    Epoch running = context.ground().epochs().get(epoch);
    if (!running.equals(planned)) {
      planned = running;
      next = compiled(context.problem(), context);
    }
    ActivePlan coming = next;
    if (coming != null && (plan == null || isReady(coming, load))) {
      plan = coming;
      next = null;
    }
  }

  private boolean isReady(ActivePlan coming, FleetLoad load) {
    if (use != PlanUse.WHEN_UNITS_SERVE) {
      return true;
    }
    RoutingPlan shares = coming.published().plan();
    List<Deployment> deployments = context.ground().fleet().deployments();
    for (int k = 0; k < deployments.size(); k++) {
      int replicas = shares.poweredUnits(k) * deployments.get(k).replicasPerUnit();
      if (load.healthy(k) && load.replicas(k) < replicas) {
        return false;
      }
    }
    return true;
  }

  private ActivePlan compiled(PlanningProblem problem, PolicyContext known) {
    RoutingPlan made = rule.plan(problem);
    PlanAssessor assessor = new PlanAssessor(problem, made);
    PublishedPlan published = assessor.published(assessor.objectives(), known.conditions().now());
    return ActivePlan.compile(published, problem.input().fleet(), classifier);
  }

  /** Returns the newest plan. */
  public PublishedPlan published() {
    return Objects.requireNonNullElseGet(next, this::inForce).published();
  }

  private ActivePlan inForce() {
    return Objects.requireNonNull(plan, "No epoch has begun.");
  }

  @Override
  public int poweredUnits(int deployment, FleetLoad load) {
    int units = inForce().published().plan().poweredUnits(deployment);
    return Math.max(units, published().plan().poweredUnits(deployment));
  }

  @Override
  public int dispatch(SimulatedRequest request, FleetLoad load) {
    look(load);
    InferenceRequest asked = requests.of(request);
    RoutingDecision decision = Router.route(inForce(), asked, state, false);
    if (decision instanceof RoutingDecision.Rejected) {
      decision = Router.route(inForce(), asked, waiting, false);
    }
    return decision instanceof RoutingDecision.Routed routed ? routed.deployment() : REJECT;
  }

  /**
   * Follows the fleet: what serves nothing now does not answer, and what has no slot left has no
   * room. Masks are made anew only where a bit changes.
   */
  private void look(FleetLoad load) {
    boolean changed = false;
    for (int k = 0; k < load.deployments(); k++) {
      boolean nowServing = isServing(k, load);
      boolean nowOpen = hasRoom(k, load);
      changed |= serving.get(k) != nowServing || open.get(k) != nowOpen;
      serving.set(k, nowServing);
      open.set(k, nowOpen);
    }
    if (changed) {
      DeploymentMask answering = DeploymentMask.of(load.deployments(), serving::get);
      state = new FleetState(answering, DeploymentMask.of(load.deployments(), open::get));
      waiting = new FleetState(answering, DeploymentMask.ALL);
    }
  }

  private static boolean isServing(int k, FleetLoad load) {
    return load.healthy(k) && load.replicas(k) > 0;
  }

  private boolean hasRoom(int k, FleetLoad load) {
    int held = load.waiting(k) + load.running(k);
    return held < load.slots(k)
        && (use != PlanUse.BOUNDED || held < load.replicas(k) * boundOfReplica(k));
  }

  private double boundOfReplica(int k) {
    return published().concurrency().bound(k, MOST_TIMES, ConcurrencyBounds.LEAST_PER_REPLICA);
  }
}
