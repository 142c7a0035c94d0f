package io.slit.server.proxy;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.DecisionExplanation;
import io.slit.core.routing.FleetState;
import io.slit.core.routing.Router;
import io.slit.core.routing.RoutingDecision;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Reason;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.server.health.TargetHealth;
import io.slit.server.json.HttpProblem.LeftOut;
import io.slit.server.planning.PlanBoard.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Draws the targets of one request: from the plan's row without what is unhealthy or was tried, so
 * that the share of a failing deployment is spread over the others as the plan has them.
 *
 * <p>What is full is left out too. If the rest is all unhealthy, an unhealthy one is drawn ({@code
 * fail-open}); if it is healthy and full, the request is refused. Residency and the other
 * constraints always hold.
 */
final class Targets {
  /** Makes the id of the second round of a request. */
  private static final String AGAIN = "#again";

  private final TargetHealth health;
  private final Supplier<FleetState> state;
  private final Posted posted;
  private final Instant now;
  private final InferenceRequest request;
  private final double unit = ThreadLocalRandom.current().nextDouble();
  private final Set<DeploymentId> tried = new HashSet<>();
  private boolean again;

  Targets(
      TargetHealth health,
      Supplier<FleetState> state,
      Posted posted,
      Instant now,
      InferenceRequest request) {
    this.health = health;
    this.state = state;
    this.posted = posted;
    this.now = now;
    this.request = request;
  }

  /** A decision of the router, or why there is none. */
  record Drawn(RoutingDecision decision, boolean failOpen) {
    Mode mode(Routed routed) {
      return failOpen ? Mode.FAIL_OPEN : routed.mode();
    }
  }

  /** Draws the next target and takes it for the request. */
  Drawn next() {
    Set<DeploymentId> out = new HashSet<>(health.leftOut(unit));
    while (true) {
      RoutingDecision decision = route(out);
      if (decision instanceof Routed routed) {
        if (health.take(routed.deployment())) {
          return new Drawn(decision, false);
        }
        out.add(deployment(routed).id());
      } else {
        boolean isFull = ((Rejected) decision).reason() == Reason.FULL;
        return out.isEmpty() || isFull ? new Drawn(decision, false) : failOpen();
      }
    }
  }

  private Drawn failOpen() {
    return new Drawn(route(Set.of()), true);
  }

  private RoutingDecision route(Set<DeploymentId> out) {
    Constraints asked = request.constraints();
    if (out.isEmpty() && tried.isEmpty() && !again) {
      return Router.route(posted.plan(), request, state.get(), isStale());
    }
    Set<DeploymentId> ignore = new HashSet<>(asked.ignore());
    ignore.addAll(out);
    ignore.addAll(tried);
    InferenceRequest narrowed =
        new InferenceRequest(
            again ? request.requestId() + AGAIN : request.requestId(),
            request.model(),
            request.inputTokens(),
            request.maxOutputTokens(),
            request.hints(),
            new Constraints(
                asked.residency(), asked.only(), ignore, asked.minQuality(), asked.maxCost()),
            request.slo());
    return Router.route(posted.plan(), narrowed, state.get(), isStale());
  }

  /** Leaves a deployment out of further draws. */
  void tried(DeploymentId deployment) {
    tried.add(deployment);
  }

  /** Lets what was tried be drawn again, as decisions of other names: each has its own outcome. */
  void forgetTried() {
    tried.clear();
    again = true;
  }

  Deployment deployment(Routed routed) {
    return posted.plan().deployment(routed.deployment());
  }

  /** Returns what the plan says of a drawn target. */
  PlanTarget planned(Routed routed) {
    return posted.plan().published().targets().get(routed.requestClass()).stream()
        .filter(target -> target.deployment() == routed.deployment())
        .findFirst()
        .orElseThrow();
  }

  /** Returns which deployments of the class may not serve the request, and why. */
  List<LeftOut> leftOut(int requestClass) {
    Set<DeploymentId> out = health.leftOut(unit);
    DecisionExplanation explanation = explanation(requestClass);
    List<LeftOut> all = new ArrayList<>();
    explanation.filtered().forEach(one -> all.add(LeftOut.of(one)));
    for (PlanTarget target : explanation.ranked()) {
      DeploymentId id = posted.plan().deployment(target.deployment()).id();
      if (out.contains(id)) {
        all.add(new LeftOut(id.value(), "unhealthy"));
      }
    }
    return all;
  }

  /** Returns the allowed targets of the class, the best first. */
  List<PlanTarget> allowed(int requestClass) {
    return explanation(requestClass).ranked();
  }

  private DecisionExplanation explanation(int requestClass) {
    return DecisionExplanation.of(posted.plan(), requestClass, request, state.get());
  }

  FleetState state() {
    return state.get();
  }

  static int classOf(RoutingDecision decision) {
    return decision instanceof Routed routed
        ? routed.requestClass()
        : ((Rejected) decision).requestClass();
  }

  Posted posted() {
    return posted;
  }

  InferenceRequest request() {
    return request;
  }

  Instant now() {
    return now;
  }

  boolean isStale() {
    return posted.isStale(now);
  }

  long ageMillis() {
    return posted.ageMillis(now);
  }
}
