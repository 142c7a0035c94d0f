package io.slit.server;

import io.slit.server.config.ClockChoice;
import io.slit.server.config.Reloads;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.SignalsConfig;
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
import io.slit.server.planning.RealClock;
import io.slit.server.planning.ReplayClock;
import io.slit.server.planning.ServedScenario;
import io.slit.server.proxy.Proxy;
import io.slit.server.storage.OutcomeStore;
import io.slit.server.telemetry.ServerMetrics;
import io.slit.server.telemetry.scraping.ScrapeSettings;
import io.slit.server.telemetry.store.OutcomeDescriber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running server: store, ports and planning loop, put together by plain constructors.
 *
 * <p>It answers as soon as it listens: without a plan it says so, and the first plan is made in the
 * background.
 */
public final class SlitApplication implements AutoCloseable {
  private final OutcomeStore store;
  private final HttpServers servers;
  private final Thread planning;
  private final ServerTelemetry telemetry;
  private final ServerMetrics metrics;
  private final PlanBoard board;
  private final FleetBoard fleet;
  private final Proxy proxy;
  private final ServerFootprint footprints;
  private final ServerControl control;
  private final Reloads reloads;
  private final AtomicReference<@Nullable ServerSignals> signals = new AtomicReference<>();

  private SlitApplication(
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
      Reloads reloads) {
    this.reloads = reloads;
    this.footprints = footprints;
    this.control = control;
    this.board = board;
    this.fleet = fleet;
    this.metrics = metrics;
    this.telemetry = telemetry;
    this.proxy = proxy;
    this.store = store;
    this.servers = servers;
    this.planning = planning;
  }

  /**
   * Starts a server.
   *
   * @param config its configuration
   * @param scenario what it serves
   * @param planner makes its plans
   * @param clock the time they are made for, see {@link #clockOf}
   * @throws io.slit.server.storage.StateInUseException if another server uses the state directory
   * @throws io.slit.server.http.PortInUseException if a port is taken
   */
  public static SlitApplication start(
      ServerConfig config, ServedScenario scenario, Planner planner, PlanningClock clock) {
    return start(config, scenario, planner, clock, Learning.NONE);
  }

  /**
   * Starts a server that learns from outcomes.
   *
   * @param own makes its plans, unless it follows another server
   * @param learning what it learns, and with
   * @see #start(ServerConfig, ServedScenario, Planner, PlanningClock)
   */
  public static SlitApplication start(
      ServerConfig config,
      ServedScenario scenario,
      Planner own,
      PlanningClock clock,
      Learning learning) {
    Planner planner = ServerFollowing.planner(config, own);
    Optional<ScrapeSettings> scrapes = ServerTelemetry.scrapes(config, scenario.fleet());
    OutcomeStore store = OutcomeStore.open(config.stateDir());
    Proxy proxy = null;
    ServerFootprint footprints = null;
    TelemetryPlace place = null;
    try {
      place = TelemetryPlace.take(config);
      store.forEach(learning.outcomes());
      ServerMetrics metrics = new ServerMetrics();
      PlanBoard board = new PlanBoard(clock);
      FleetBoard fleet = new FleetBoard();
      Capacity capacity = new Capacity(board, fleet, config.routing().maxInFlight());
      OpenDecisions open =
          OpenDecisions.watched(
              scenario.fleet().deployments().size(), System::nanoTime, capacity::changed);
      PlannedBounds bounds =
          PlannedBounds.follow(board, fleet, open, config.routing().maxInFlightFactor());
      footprints = ServerFootprint.start(config, scenario, board, planner);
      OutcomeService outcomes =
          new OutcomeService(
              store.writer(),
              scenario.shape(),
              clock,
              metrics,
              footprints.alsoBooked(learning.outcomes()),
              new DecisionContexts(board, open, learning.predictor()));
      TargetHealth health =
          new TargetHealth(scenario.shape().deployments(), HealthRules.STANDARD, System::nanoTime);
      RouteService routing =
          new RouteService(
              board,
              scenario,
              metrics,
              new Deciding(
                  new FleetHealth(fleet, health, scenario.shape().deployments()),
                  config.routing().tenantPolicies(),
                  open));
      proxy =
          Proxy.start(
              scenario,
              config.upstreams(),
              new Proxy.Deciding(board, fleet::state, config.routing().tenantPolicies(), health),
              new Proxy.Told(open, routing::remember, outcomes::record, metrics));
      Reloads reloads = new Reloads();
      PlanService plans = new PlanService(board, planner, scenario);
      HttpServers servers =
          new HttpServers(
              config.listen(),
              new Services(
                  routing,
                  outcomes,
                  plans,
                  ServerTelemetry.service(place, scenario.fleet(), metrics),
                  proxy,
                  ServerDashboard.of(
                      scenario,
                      planner,
                      board,
                      routing,
                      health,
                      open,
                      footprints.service(board),
                      reloads),
                  reloads,
                  metrics));
      Optional<Follower> follower = ServerFollowing.of(config, scenario, planner, board, clock);
      servers.start();
      ServerGauges.watch(metrics, board, planner);
      ServerGauges.watchConcurrency(metrics, scenario.fleet(), bounds);
      metrics.watchStore(store::count);
      Thread planning =
          follower
              .map(one -> new Thread(one, "slit-follow"))
              .orElseGet(
                  () -> ServerPlanning.thread(config, scenario, planner, board, metrics, clock));
      planning.start();
      OutcomeDescriber describer = new OutcomeDescriber(scenario.fleet(), learning.networkMillis());
      return new SlitApplication(
          store,
          servers,
          planning,
          ServerTelemetry.start(config, place, store, describer, scrapes, clock),
          metrics,
          board,
          fleet,
          proxy,
          footprints,
          new ServerControl(servers, routing, plans, proxy, capacity, bounds, planner),
          reloads);
    } catch (RuntimeException e) {
      if (footprints != null) {
        footprints.close();
      }
      if (proxy != null) {
        proxy.close();
      }
      if (place != null) {
        place.close();
      }
      store.close();
      throw e;
    }
  }

  /**
   * Returns the clock that a configuration asks for; a replay begins now, a follower's is its
   * planner's.
   */
  public static PlanningClock clockOf(ServerConfig config) {
    if (config.follow().isPresent()) {
      return ServerFollowing.clock();
    }
    ClockChoice choice = config.clock();
    return choice instanceof ClockChoice.Replay replay
        ? new ReplayClock(replay.start(), replay.speed(), System::nanoTime)
        : new RealClock(InstantSource.system());
  }

  /** Returns the data port it listens on. */
  public int port() {
    return servers.port();
  }

  /** Returns the management port it listens on. */
  public int managementPort() {
    return servers.managementPort();
  }

  /** Returns what its ports answer, by the name of the port. */
  Map<String, Set<String>> routes() {
    return Map.of("data", servers.dataRoutes(), "management", servers.managementRoutes());
  }

  /** Returns where its plans are published. */
  public PlanBoard plans() {
    return board;
  }

  /** Returns what is known of its deployments: told by whoever watches them. */
  public FleetBoard fleet() {
    return fleet;
  }

  /** Returns its outcomes. */
  public OutcomeStore outcomes() {
    return store;
  }

  /** Shows live signals among the metrics, and ends them with the server. */
  void attach(ServerSignals live) {
    live.watch(metrics);
    signals.set(live);
  }

  /**
   * Takes over the settings of a configuration that need no restart, others as they were.
   *
   * @return why live signals stay as they were, if they differ and do
   */
  public Optional<String> reload(ServerConfig config) {
    control.apply(config);
    ServerSignals live = signals.get();
    Optional<SignalsConfig> asked = config.signals();
    if (live == null || asked.isEmpty()) {
      return live == null && asked.isEmpty()
          ? Optional.empty()
          : Optional.of("live signals are added or taken away");
    }
    return live.replace(asked.get());
  }

  /** Returns what reads its configuration again. */
  public Reloads reloads() {
    return reloads;
  }

  /**
   * Is not ready any more, takes no new connections for requests, and waits for the open ones.
   *
   * @return whether all of them ended in time
   */
  public boolean drain(Duration longest) {
    return control.drain(longest);
  }

  /** Stops listening, stops planning, and writes the outcomes that wait. */
  @Override
  public void close() {
    servers.close();
    proxy.close();
    planning.interrupt();
    Optional.ofNullable(signals.get()).ifPresent(ServerSignals::close);
    store.writer().close();
    footprints.close();
    telemetry.close();
    store.close();
  }
}
