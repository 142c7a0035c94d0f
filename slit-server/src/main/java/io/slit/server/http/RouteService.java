package io.slit.server.http;

import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PlanPreference;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.FleetState;
import io.slit.core.routing.RoutingDecision;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.server.http.Cycle.Prepared;
import io.slit.server.http.Cycle.View;
import io.slit.server.json.DecisionWriter;
import io.slit.server.json.DecisionWriter.Item;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import io.slit.server.json.RecentDecision;
import io.slit.server.json.RouteRequest;
import io.slit.server.json.RouteRequestReader;
import io.slit.server.json.RoutedAnswer;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanMenu;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides on requests: body in, body out. Knows nothing of HTTP but the numbers of its statuses.
 *
 * <p>Each call reads one set of plans, does no input or output and takes no lock. Thread-safe.
 */
public final class RouteService {
  private static final String RETRY_SECONDS = "2";
  private static final String FULL_RETRY_SECONDS = "1";
  private static final String FULL_RETRY_MILLIS = "1000";

  private final PlanBoard board;
  private final ServedScenario scenario;
  private final ServerMetrics metrics;
  private final Deciding deciding;
  private final Policies policies;
  private final RouteRequestReader reader;
  private final RouteAnswers answers;
  private final RecentDecisions recent = new RecentDecisions();
  private final DecisionService decisions;
  private final AtomicReference<@Nullable Prepared> prepared = new AtomicReference<>();

  /** Creates the service of one scenario whose fleet is well and whose decisions nobody counts. */
  public RouteService(PlanBoard board, ServedScenario scenario, ServerMetrics metrics) {
    this(
        board,
        scenario,
        metrics,
        new Deciding(
            () -> FleetState.ALL_WELL,
            Map.of(),
            new OpenDecisions(scenario.fleet().deployments().size(), System::nanoTime)));
  }

  /**
   * Creates the service of one scenario.
   *
   * @param deciding what decisions depend on besides the plan, and who is told of them
   */
  public RouteService(
      PlanBoard board, ServedScenario scenario, ServerMetrics metrics, Deciding deciding) {
    this.board = board;
    this.scenario = scenario;
    this.metrics = metrics;
    this.deciding = deciding;
    this.policies = new Policies(deciding.tenantPolicies());
    this.reader = new RouteRequestReader(new RequestIds());
    this.answers = new RouteAnswers(scenario.modelNames(), scenario.originNames());
    this.decisions = new DecisionService(recent, board, scenario);
  }

  /** Returns what it decides for. */
  ServedScenario scenario() {
    return scenario;
  }

  /** Returns what shows its decisions. */
  DecisionService decisions() {
    return decisions;
  }

  /** Decides by other policies of tenants from now on. */
  public void replacePolicies(Map<String, PlanPreference> tenantPolicies) {
    policies.replace(tenantPolicies);
  }

  /** Shows a decision that was made elsewhere in this server among its own. */
  public void remember(RecentDecision decision) {
    recent.add(decision);
  }

  /** Answers {@code POST /v1/route} for a caller that may speak for any tenant. */
  public Answer route(byte[] body) {
    return route(body, Caller.ANYBODY);
  }

  /** Answers {@code POST /v1/route}. */
  public Answer route(byte[] body, Caller caller) {
    Item item = decide(body, caller);
    return item instanceof Item.Decided decided
        ? Answer.ok(DecisionWriter.write(decided))
        : answer(((Item.Refused) item).problem());
  }

  /** Decides on the request that a body holds. */
  Item decide(byte[] body, Caller caller) {
    return decide(now -> reader.read(body, now), caller);
  }

  /**
   * Decides on a request in whatever shape it came.
   *
   * @param read reads it, with the present on the clock of the plans
   */
  Item decide(Function<Instant, RouteRequest> read, Caller caller) {
    long began = System.nanoTime();
    Optional<PlanMenu> menu = board.findMenu();
    try {
      if (menu.isEmpty()) {
        throw new ProblemException(Problems.noPlanYet());
      }
      Cycle cycle = cycle(menu.get());
      return decide(read.apply(cycle.now()), caller, cycle, began);
    } catch (ProblemException e) {
      metrics.refused(e.problem().slug());
      return new Item.Refused(e.problem());
    }
  }

  /** Answers {@code POST /v1/route:batch} for a caller that may speak for any tenant. */
  public Answer routeBatch(byte[] body) {
    return routeBatch(body, Caller.ANYBODY);
  }

  /** Answers {@code POST /v1/route:batch}: one decision or problem per request, in order. */
  public Answer routeBatch(byte[] body, Caller caller) {
    Optional<PlanMenu> menu = board.findMenu();
    if (menu.isEmpty()) {
      metrics.refused(Problems.noPlanYet().slug());
      return answer(Problems.noPlanYet());
    }
    try {
      Cycle cycle = cycle(menu.get());
      List<Item> items =
          reader.readBatch(body, cycle.now()).stream()
              .map(request -> item(request, caller, cycle))
              .toList();
      return Answer.ok(DecisionWriter.writeBatch(items));
    } catch (ProblemException e) {
      metrics.refused(e.problem().slug());
      return answer(e.problem());
    }
  }

  private Item item(RouteRequest request, Caller caller, Cycle cycle) {
    long began = System.nanoTime();
    try {
      Item item = decide(request, caller, cycle, began);
      if (item instanceof Item.Decided decided) {
        long nanos = System.nanoTime() - began;
        return new Item.Decided(decided.pieces(), decided.answer(), () -> nanos);
      }
      return item;
    } catch (ProblemException e) {
      metrics.refused(e.problem().slug());
      return new Item.Refused(e.problem());
    }
  }

  /** Two callers may prepare the same menu at once: the results are equal. */
  private Cycle cycle(PlanMenu menu) {
    Prepared known = prepared.get();
    if (known == null || known.menu() != menu) {
      known = new Prepared(menu);
      prepared.set(known);
    }
    return new Cycle(known, board.now(), deciding.state().get());
  }

  private Item decide(RouteRequest request, Caller caller, Cycle cycle, long began) {
    String tenant = Policies.tenant(caller, request.wishes().tenant());
    int position = policies.choose(cycle.plans().menu(), request.wishes(), tenant);
    View view = cycle.view(position);
    RoutingDecision decision = view.route(request.inference());
    if (decision instanceof Routed routed) {
      RoutedAnswer answer = RouteAnswers.of(request, routed, view);
      if (!request.wishes().dryRun()) {
        book(answer, tenant, view, began);
      }
      return new Item.Decided(view.pieces(), answer, () -> System.nanoTime() - began);
    }
    HttpProblem problem = answers.problem((Rejected) decision, request.inference(), view);
    if (!request.wishes().dryRun()) {
      metrics.refused(problem.slug());
    }
    return new Item.Refused(problem);
  }

  /** Returns the answer to a problem, with what it says about trying again. */
  static Answer answer(HttpProblem problem) {
    Answer answer = Answer.of(problem);
    return switch (problem.status()) {
      case Problems.TOO_MANY ->
          answer
              .withHeader("retry-after-ms", FULL_RETRY_MILLIS)
              .withHeader("Retry-After", FULL_RETRY_SECONDS);
      case Problems.UNAVAILABLE -> answer.withHeader("Retry-After", RETRY_SECONDS);
      default -> answer;
    };
  }

  private void book(RoutedAnswer answer, @Nullable String tenant, View view, long began) {
    Routed routed = answer.routed();
    Deployment deployment = view.plan().deployment(routed.deployment());
    metrics.decided(routed.mode(), deployment.id().value(), System.nanoTime() - began);
    deciding.open().decided(DecisionId.of(view.plan(), answer.requestId(), routed));
    recent.add(
        new RecentDecision(
            routed.decisionId(),
            new RecentDecision.Asked(answer.requestId(), tenant),
            view.now(),
            view.plan().published().id(),
            routed.mode(),
            view.plan().published().plan().shape().classes().get(routed.requestClass()),
            deployment,
            answer.ranked().get(0)));
  }
}
