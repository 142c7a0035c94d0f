package io.slit.server.proxy;

import io.slit.core.plan.PlanPreference;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.FleetState;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.units.Latency;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.InferenceRequest.Slo;
import io.slit.server.config.UpstreamConfig;
import io.slit.server.health.TargetHealth;
import io.slit.server.json.DecisionPieces;
import io.slit.server.json.DecisionWriter;
import io.slit.server.json.OpenAiWriter.OpenAiError;
import io.slit.server.json.OutcomeReport;
import io.slit.server.json.RecentDecision;
import io.slit.server.json.RoutedAnswer;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanBoard.Posted;
import io.slit.server.planning.PlanMenu;
import io.slit.server.planning.ServedScenario;
import io.slit.server.proxy.ProxyHandler.Exchange;
import io.slit.server.proxy.Targets.Drawn;
import io.slit.server.telemetry.ServerMetrics;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The proxy of one server: its clients, its watch, its books. Thread-safe. */
public final class Proxy implements AutoCloseable {
  /**
   * Bytes of a body per token of its prompt. Assumption: OpenAI's rule of thumb of four characters
   * of English; JSON and other scripts make it more.
   */
  private static final int BYTES_PER_TOKEN = 4;

  private static final int MAX_TOKENS = 2_000_000;
  private static final long RETRY_MILLIS = 2000;

  private volatile Deciding deciding;
  private final List<String> models;
  private volatile ProxyParts parts;
  private final InstantSource wallClock = InstantSource.system();
  private final Instant started;
  private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong count = new AtomicLong();

  /**
   * What decides besides the request.
   *
   * @param board the plans
   * @param state which deployments have room
   * @param tenantPolicies which plan of the front decides for a tenant that does not say
   * @param health what is known of the deployments, and learned
   */
  public record Deciding(
      PlanBoard board,
      Supplier<FleetState> state,
      Map<String, PlanPreference> tenantPolicies,
      TargetHealth health) {
    /** Copies the map. */
    public Deciding {
      tenantPolicies = Map.copyOf(tenantPolicies);
    }
  }

  /** Who is told of decisions and of what became of them. */
  public record Told(
      OpenDecisions open,
      Consumer<RecentDecision> decisions,
      Consumer<OutcomeReport> outcomes,
      ServerMetrics metrics) {}

  private Proxy(
      ServedScenario scenario,
      UpstreamConfig config,
      Deciding deciding,
      Told told,
      HttpClient client) {
    this.deciding = deciding;
    this.models = scenario.modelNames();
    this.started = wallClock.instant();
    Books books = new Books(deciding.health(), told);
    this.parts =
        new ProxyParts(client, new Upstreams(config), config.limits(), books, new StreamWatch());
  }

  /**
   * Starts the proxy of a scenario.
   *
   * @param deciding what decides besides the request
   * @param told who is told of it
   */
  public static Proxy start(
      ServedScenario scenario, UpstreamConfig config, Deciding deciding, Told told) {
    Proxy proxy = new Proxy(scenario, config, deciding, told, UpstreamClient.start());
    proxy.parts.watch().start();
    for (int i = 0; i < scenario.fleet().deployments().size(); i++) {
      int deployment = i;
      told.metrics()
          .proxy()
          .watchHealth(
              scenario.fleet().deployments().get(i).id().value(),
              () -> deciding.health().admitted(deployment));
    }
    return proxy;
  }

  /** Asks the deployments, and chooses plans for tenants, by another configuration from now on. */
  public void replace(UpstreamConfig config, Map<String, PlanPreference> tenantPolicies) {
    ProxyParts old = parts;
    parts =
        new ProxyParts(
            old.client(), new Upstreams(config), config.limits(), old.books(), old.watch());
    deciding = new Deciding(deciding.board(), deciding.state(), tenantPolicies, deciding.health());
  }

  /** Returns how many requests have no whole answer yet. */
  public int open() {
    return parts.watch().open();
  }

  List<String> models() {
    return models;
  }

  long startedSeconds() {
    return started.getEpochSecond();
  }

  /** Returns the caller's own name of a request, or a fresh one. */
  String requestId(HttpFields headers) {
    String own = Wishes.requestId(headers);
    return own == null ? freshId() : own;
  }

  private String freshId() {
    return "slit-" + process + "-" + Long.toHexString(count.incrementAndGet());
  }

  /** Routes a request and passes it on. */
  void ask(Asked asked, int bodyBytes, Exchange exchange) {
    Optional<PlanMenu> menu = deciding.board().findMenu();
    if (menu.isEmpty()) {
      OpenAiError error =
          new OpenAiError(
              "No plan is in force yet. Try again in a few seconds.",
              "server_error",
              null,
              "no_plan_yet");
      Replies.errorForNow(exchange.response(), exchange.callback(), 503, error, RETRY_MILLIS);
      return;
    }
    Targets targets =
        new Targets(
            parts.health(),
            deciding.state(),
            menu.get().get(choose(menu.get(), asked.wishes(), exchange.tenant())),
            deciding.board().now(),
            inference(asked, bodyBytes));
    long budget = budgetNanos(asked.wishes());
    if (budget <= 0) {
      OpenAiError error =
          new OpenAiError(
              "The deadline of the request is over.",
              "invalid_request_error",
              "x-slit-deadline",
              "deadline_exceeded");
      Replies.error(exchange.response(), exchange.callback(), 408, error);
      return;
    }
    if (asked.wishes().dryRun() && dryRun(targets, exchange)) {
      return;
    }
    new Relay(parts, targets, asked, exchange, budget).begin();
  }

  /** The request's own policy or weights, else its tenant's, else the plan in force. */
  private int choose(PlanMenu menu, Wishes wishes, @Nullable String tenant) {
    PlanPreference tenants = tenant == null ? null : deciding.tenantPolicies().get(tenant);
    PlanPreference preference = wishes.preference() == null ? tenants : wishes.preference();
    return preference == null ? PlanMenu.IN_FORCE : menu.choose(preference);
  }

  private long budgetNanos(Wishes wishes) {
    Duration budget = parts.limits().budget();
    if (wishes.deadline() == null) {
      return budget.toNanos();
    }
    Duration left = Duration.between(wallClock.instant(), wishes.deadline());
    return (left.compareTo(budget) < 0 ? left : budget).toNanos();
  }

  /** The id that decides the target is our own: one that callers repeat would send all to one. */
  private InferenceRequest inference(Asked asked, int bodyBytes) {
    Wishes wishes = asked.wishes();
    return new InferenceRequest(
        freshId(),
        asked.read().model(),
        Math.min(MAX_TOKENS, Math.max(1, bodyBytes / BYTES_PER_TOKEN)),
        asked.read().maxOutputTokens(),
        new Hints(null, null, wishes.sessionId(), asked.read().deferrable()),
        wishes.constraints(),
        slo(wishes));
  }

  private Slo slo(Wishes wishes) {
    if (wishes.deadline() == null) {
      return wishes.slo();
    }
    double left = Duration.between(wallClock.instant(), wishes.deadline()).toMillis();
    return new Slo(wishes.slo().ttft(), wishes.slo().tpot(), Latency.ofMillis(Math.max(0, left)));
  }

  /** Answers with the decision, as {@code POST /v1/route} does; false if there is none. */
  private boolean dryRun(Targets targets, Exchange exchange) {
    long began = System.nanoTime();
    Drawn drawn = targets.next();
    if (!(drawn.decision() instanceof Routed routed)) {
      return false;
    }
    parts.health().released(routed.deployment());
    Posted posted = targets.posted();
    RoutedAnswer answer =
        new RoutedAnswer(
            targets.request().requestId(),
            routed,
            posted
                .ranking()
                .of(
                    posted.plan(),
                    targets.request(),
                    targets.state(),
                    routed.requestClass(),
                    routed.deployment()),
            new RoutedAnswer.By(posted.plan(), targets.isStale(), targets.ageMillis()),
            new RoutedAnswer.Why(
                targets.allowed(routed.requestClass()),
                targets.leftOut(routed.requestClass()),
                !targets.state().bounds().isWithin(routed.deployment())),
            new RoutedAnswer.How(null, true));
    Head.write(
        exchange.response().getHeaders(),
        targets,
        new Head.Chosen(
            DecisionId.parse(routed.decisionId()).orElseThrow(),
            targets.deployment(routed),
            routed,
            drawn.mode(routed)));
    Head.writeCosts(exchange.response().getHeaders(), 0, System.nanoTime() - began);
    Replies.json(
        exchange.response(),
        exchange.callback(),
        200,
        DecisionWriter.write(
            new DecisionWriter.Item.Decided(
                DecisionPieces.of(posted.plan()), answer, () -> System.nanoTime() - began)));
    return true;
  }

  /** Breaks off what is still in work. */
  @Override
  public void close() {
    parts.watch().close();
    UpstreamClient.stop(parts.client());
  }
}
