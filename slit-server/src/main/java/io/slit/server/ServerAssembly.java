package io.slit.server;

import io.slit.server.config.Reloads;
import io.slit.server.config.ServerConfig;
import io.slit.server.follow.Follower;
import io.slit.server.health.HealthRules;
import io.slit.server.health.TargetHealth;
import io.slit.server.http.Deciding;
import io.slit.server.http.DecisionContexts;
import io.slit.server.http.HttpServers;
import io.slit.server.http.OutcomeService;
import io.slit.server.http.PlanService;
import io.slit.server.http.RouteService;
import io.slit.server.http.Services;
import io.slit.server.planning.Capacity;
import io.slit.server.planning.FleetBoard;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlannedBounds;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.ServedScenario;
import io.slit.server.proxy.Proxy;
import io.slit.server.storage.OutcomeStore;
import io.slit.server.telemetry.ServerMetrics;
import io.slit.server.telemetry.scraping.ScrapeSettings;
import io.slit.server.telemetry.store.OutcomeDescriber;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Puts the parts of a server together by plain constructors, and starts them. What was opened is
 * closed again if a later part cannot start.
 */
final class ServerAssembly {
  private final ServerConfig config;
  private final ServedScenario scenario;
  private final Planner planner;
  private final PlanningClock clock;
  private final Learning learning;
  private final ServerMetrics metrics = new ServerMetrics();
  private final Reloads reloads = new Reloads();

  /** What has to be closed, the latest first. */
  private final Deque<Runnable> opened = new ArrayDeque<>();

  /**
   * Begins without any part.
   *
   * @param own makes its plans, unless it follows another server
   */
  ServerAssembly(
      ServerConfig config,
      ServedScenario scenario,
      Planner own,
      PlanningClock clock,
      Learning learning) {
    this.config = config;
    this.scenario = scenario;
    this.planner = ServerFollowing.planner(config, own);
    this.clock = clock;
    this.learning = learning;
  }

  /** The parts of a server that runs. */
  record Parts(
      OutcomeStore store,
      HttpServers servers,
      Thread planning,
      ServerTelemetry telemetry,
      ServerMetrics metrics,
      PlanBoard board,
      FleetBoard fleet,
      Proxy proxy,
      ServerFootprint footprints,
      ServerControl control,
      Reloads reloads) {}

  /** What is known of plans and deployments. */
  private record Boards(
      PlanBoard plans,
      FleetBoard fleet,
      OpenDecisions open,
      Capacity capacity,
      PlannedBounds bounds,
      TargetHealth health) {
    static Boards of(ServerConfig config, ServedScenario scenario, PlanningClock clock) {
      PlanBoard plans = new PlanBoard(clock);
      FleetBoard fleet = new FleetBoard();
      Capacity capacity = new Capacity(plans, fleet, config.routing().maxInFlight());
      int deployments = scenario.fleet().deployments().size();
      OpenDecisions open = OpenDecisions.watched(deployments, System::nanoTime, capacity::changed);
      return new Boards(
          plans,
          fleet,
          open,
          capacity,
          PlannedBounds.follow(plans, fleet, open, config.routing().maxInFlightFactor()),
          new TargetHealth(scenario.shape().deployments(), HealthRules.STANDARD, System::nanoTime));
    }
  }

  /** What becomes of requests and outcomes. */
  private record Deciders(RouteService routing, OutcomeService outcomes, Proxy proxy) {}

  /** Starts all parts. */
  Parts start() {
    try {
      return parts();
    } catch (RuntimeException e) {
      opened.forEach(Runnable::run);
      throw e;
    }
  }

  private Parts parts() {
    Optional<ScrapeSettings> scrapes = ServerTelemetry.scrapes(config, scenario.fleet());
    OutcomeStore store = OutcomeStore.open(config.stateDir());
    opened.push(store::close);
    TelemetryPlace place = TelemetryPlace.take(config);
    opened.push(place::close);
    store.forEach(learning.outcomes());
    Boards boards = Boards.of(config, scenario, clock);
    ServerFootprint footprints = ServerFootprint.start(config, scenario, boards.plans(), planner);
    opened.push(footprints::close);
    Deciders deciders = deciders(store, boards, footprints);
    PlanService plans = new PlanService(boards.plans(), planner, scenario);
    HttpServers servers =
        new HttpServers(config.listen(), services(boards, deciders, plans, place, footprints));
    Optional<Follower> follower =
        ServerFollowing.of(config, scenario, planner, boards.plans(), clock);
    servers.start();
    watch(store, boards);
    Thread planning = planning(follower, boards.plans());
    planning.start();
    OutcomeDescriber describer = new OutcomeDescriber(scenario.fleet(), learning.networkMillis());
    return new Parts(
        store,
        servers,
        planning,
        ServerTelemetry.start(config, place, store, describer, scrapes, clock),
        metrics,
        boards.plans(),
        boards.fleet(),
        deciders.proxy(),
        footprints,
        new ServerControl(
            servers,
            deciders.routing(),
            plans,
            deciders.proxy(),
            boards.capacity(),
            boards.bounds(),
            planner),
        reloads);
  }

  private Deciders deciders(OutcomeStore store, Boards boards, ServerFootprint footprints) {
    OutcomeService outcomes =
        new OutcomeService(
            store.writer(),
            scenario.shape(),
            clock,
            metrics,
            footprints.alsoBooked(learning.outcomes()),
            new DecisionContexts(boards.plans(), boards.open(), learning.predictor()));
    RouteService routing =
        new RouteService(
            boards.plans(),
            scenario,
            metrics,
            new Deciding(
                new FleetHealth(boards.fleet(), boards.health(), scenario.shape().deployments()),
                config.routing().tenantPolicies(),
                boards.open()));
    Proxy proxy =
        Proxy.start(
            scenario,
            config.upstreams(),
            new Proxy.Deciding(
                boards.plans(),
                boards.fleet()::state,
                config.routing().tenantPolicies(),
                boards.health()),
            new Proxy.Told(boards.open(), routing::remember, outcomes::record, metrics));
    opened.push(proxy::close);
    return new Deciders(routing, outcomes, proxy);
  }

  private Services services(
      Boards boards,
      Deciders deciders,
      PlanService plans,
      TelemetryPlace place,
      ServerFootprint footprints) {
    return new Services(
        deciders.routing(),
        deciders.outcomes(),
        plans,
        ServerTelemetry.service(place, scenario.fleet(), metrics),
        deciders.proxy(),
        ServerDashboard.of(
            scenario,
            planner,
            boards.plans(),
            deciders.routing(),
            boards.health(),
            boards.open(),
            footprints.service(boards.plans()),
            reloads),
        reloads,
        metrics);
  }

  private void watch(OutcomeStore store, Boards boards) {
    ServerGauges.watch(metrics, boards.plans(), planner);
    ServerGauges.watchConcurrency(metrics, scenario.fleet(), boards.bounds());
    metrics.watchStore(store::count);
  }

  private Thread planning(Optional<Follower> follower, PlanBoard plans) {
    return follower
        .map(one -> new Thread(one, "slit-follow"))
        .orElseGet(() -> ServerPlanning.thread(config, scenario, planner, plans, metrics, clock));
  }
}
