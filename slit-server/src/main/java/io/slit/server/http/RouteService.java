package io.slit.server.http;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionExplanation;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.Router;
import io.slit.core.routing.RoutingDecision;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.server.json.DecisionWriter;
import io.slit.server.json.DecisionWriter.Item;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.HttpProblem.LeftOut;
import io.slit.server.json.ProblemException;
import io.slit.server.json.RouteRequest;
import io.slit.server.json.RouteRequestReader;
import io.slit.server.json.RoutedAnswer;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanBoard.Posted;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on requests: body in, body out. Knows nothing of HTTP but the numbers of its statuses.
 *
 * <p>Each call reads one plan, does no input or output and takes no lock. Thread-safe.
 */
public final class RouteService {
  private static final String RETRY_SECONDS = "2";

  private final PlanBoard board;
  private final ServerMetrics metrics;
  private final OpenDecisions open;
  private final RouteRequestReader reader;
  private final List<String> models;
  private final List<String> origins;

  /** Creates the service of one scenario, whose decisions nobody counts. */
  public RouteService(PlanBoard board, ServedScenario scenario, ServerMetrics metrics) {
    this(
        board,
        scenario,
        metrics,
        new OpenDecisions(scenario.fleet().deployments().size(), System::nanoTime));
  }

  /**
   * Creates the service of one scenario.
   *
   * @param open told of each decision
   */
  public RouteService(
      PlanBoard board, ServedScenario scenario, ServerMetrics metrics, OpenDecisions open) {
    this.open = open;
    this.board = board;
    this.metrics = metrics;
    this.reader = new RouteRequestReader(new RequestIds());
    this.models = scenario.modelNames();
    this.origins = scenario.originNames();
  }

  /** Answers {@code POST /v1/route}. */
  public Answer route(byte[] body) {
    long began = System.nanoTime();
    Optional<Posted> current = board.findCurrent();
    if (current.isEmpty()) {
      return noPlanYet();
    }
    try {
      RouteRequest request = reader.read(body);
      return decide(request, new Cycle(current.get(), board.now()), began);
    } catch (ProblemException e) {
      return refused(e.problem());
    }
  }

  private Answer decide(RouteRequest request, Cycle cycle, long began) {
    Narrowed narrowed = narrow(request, cycle);
    RoutingDecision decision = cycle.route(narrowed.request());
    if (decision instanceof Routed routed) {
      RoutedAnswer answer = answer(request, narrowed, routed, cycle);
      byte[] json = DecisionWriter.write(answer, () -> System.nanoTime() - began);
      book(routed, cycle, began);
      return Answer.ok(json);
    }
    return refused(problem((Rejected) decision, narrowed, cycle));
  }

  /** Answers {@code POST /v1/route:batch}: one decision or problem per request, in order. */
  public Answer routeBatch(byte[] body) {
    Optional<Posted> current = board.findCurrent();
    if (current.isEmpty()) {
      return noPlanYet();
    }
    try {
      Cycle cycle = new Cycle(current.get(), board.now());
      List<Item> items =
          reader.readBatch(body).stream().map(request -> item(request, cycle)).toList();
      return Answer.ok(DecisionWriter.writeBatch(items));
    } catch (ProblemException e) {
      return refused(e.problem());
    }
  }

  private Item item(RouteRequest request, Cycle cycle) {
    long began = System.nanoTime();
    Narrowed narrowed = narrow(request, cycle);
    RoutingDecision decision = cycle.route(narrowed.request());
    if (decision instanceof Routed routed) {
      RoutedAnswer answer = answer(request, narrowed, routed, cycle);
      long nanos = book(routed, cycle, began);
      return new Item.Decided(answer, () -> nanos);
    }
    HttpProblem problem = problem((Rejected) decision, narrowed, cycle);
    metrics.refused(problem.slug());
    return new Item.Refused(problem);
  }

  private Answer noPlanYet() {
    return refused(Problems.noPlanYet()).withHeader("Retry-After", RETRY_SECONDS);
  }

  private Answer refused(HttpProblem problem) {
    metrics.refused(problem.slug());
    return Answer.of(problem);
  }

  private long book(Routed routed, Cycle cycle, long began) {
    long nanos = System.nanoTime() - began;
    Deployment deployment = cycle.plan().deployment(routed.deployment());
    metrics.decided(routed.mode(), deployment.id().value(), nanos);
    DecisionId.parse(routed.decisionId()).ifPresent(open::decided);
    return nanos;
  }

  private static RoutedAnswer answer(
      RouteRequest request, Narrowed narrowed, Routed routed, Cycle cycle) {
    InferenceRequest asked = narrowed.request();
    List<PlanTarget> ranked =
        cycle
            .posted()
            .ranking()
            .of(cycle.plan(), asked, routed.requestClass(), routed.deployment());
    RoutedAnswer.Why why =
        request.explain() ? why(narrowed, cycle.plan(), routed.requestClass()) : null;
    return new RoutedAnswer(asked.requestId(), routed, ranked, cycle.by(), why);
  }

  private static RoutedAnswer.Why why(Narrowed narrowed, ActivePlan plan, int requestClass) {
    DecisionExplanation explanation =
        DecisionExplanation.of(plan, requestClass, narrowed.request());
    return new RoutedAnswer.Why(explanation.ranked(), leftOut(narrowed, explanation));
  }

  private static List<LeftOut> leftOut(Narrowed narrowed, DecisionExplanation explanation) {
    return explanation.filtered().stream()
        .map(
            one ->
                narrowed.tooDear().contains(one.deployment())
                    ? new LeftOut(one.deployment().value(), "above-max-cost")
                    : LeftOut.of(one))
        .toList();
  }

  private HttpProblem problem(Rejected rejected, Narrowed narrowed, Cycle cycle) {
    InferenceRequest request = narrowed.request();
    return switch (rejected.reason()) {
      case UNKNOWN_MODEL -> Problems.unknownModel(request.model(), models);
      case FULL -> Problems.allFull();
      case UNKNOWN_ORIGIN -> Problems.unknownOrigin(origin(request), origins);
      case NO_FEASIBLE_TARGET ->
          Problems.noFeasibleTarget(
              why(narrowed, cycle.plan(), rejected.requestClass()).filtered());
    };
  }

  private static String origin(InferenceRequest request) {
    return request.hints().origin() == null ? "default" : request.hints().origin().value();
  }

  /** Leaves out what costs too much: found by the row that the request is routed by. */
  private static Narrowed narrow(RouteRequest request, Cycle cycle) {
    Double most = request.maxCostUsd();
    if (most == null) {
      return new Narrowed(request.inference(), Set.of());
    }
    int requestClass = requestClass(cycle.route(request.inference()));
    if (requestClass < 0) {
      return new Narrowed(request.inference(), Set.of());
    }
    Constraints asked = request.inference().constraints();
    Set<DeploymentId> tooDear = new HashSet<>();
    for (PlanTarget target : cycle.plan().published().targets().get(requestClass)) {
      if (target.estimate().footprint().cost().usd() > most) {
        tooDear.add(cycle.plan().deployment(target.deployment()).id());
      }
    }
    tooDear.removeAll(asked.ignore());
    return Narrowed.of(request.inference(), tooDear);
  }

  private static int requestClass(RoutingDecision decision) {
    return decision instanceof Routed routed
        ? routed.requestClass()
        : ((Rejected) decision).requestClass();
  }

  /** A request, and the deployments that were left out because they cost too much. */
  private record Narrowed(InferenceRequest request, Set<DeploymentId> tooDear) {
    static Narrowed of(InferenceRequest asked, Set<DeploymentId> tooDear) {
      Constraints old = asked.constraints();
      Set<DeploymentId> ignore = new HashSet<>(old.ignore());
      ignore.addAll(tooDear);
      Constraints constraints =
          new Constraints(old.residency(), old.only(), ignore, old.minQuality());
      return new Narrowed(
          new InferenceRequest(
              asked.requestId(),
              asked.model(),
              asked.inputTokens(),
              asked.maxOutputTokens(),
              asked.hints(),
              constraints),
          tooDear);
    }
  }

  /** The plan and the time that one call sees. */
  private record Cycle(Posted posted, Instant now) {
    ActivePlan plan() {
      return posted.plan();
    }

    RoutingDecision route(InferenceRequest request) {
      return Router.route(plan(), request, posted.isStale(now));
    }

    RoutedAnswer.By by() {
      return new RoutedAnswer.By(plan(), posted.isStale(now), posted.ageMillis(now));
    }
  }
}
