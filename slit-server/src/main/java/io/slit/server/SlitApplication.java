package io.slit.server;

import io.slit.server.ServerAssembly.Parts;
import io.slit.server.config.ClockChoice;
import io.slit.server.config.Reloads;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.SignalsConfig;
import io.slit.server.planning.FleetBoard;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.RealClock;
import io.slit.server.planning.ReplayClock;
import io.slit.server.planning.ServedScenario;
import io.slit.server.storage.OutcomeStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running server: store, ports and planning loop.
 *
 * <p>It answers as soon as it listens: without a plan it says so, and the first plan is made in the
 * background.
 */
public final class SlitApplication implements AutoCloseable {
  private final Parts parts;
  private final AtomicReference<@Nullable ServerSignals> signals = new AtomicReference<>();

  private SlitApplication(Parts parts) {
    this.parts = parts;
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
    return new SlitApplication(new ServerAssembly(config, scenario, own, clock, learning).start());
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
    return parts.servers().port();
  }

  /** Returns the management port it listens on. */
  public int managementPort() {
    return parts.servers().managementPort();
  }

  /** Returns what its ports answer, by the name of the port. */
  Map<String, Set<String>> routes() {
    return Map.of(
        "data", parts.servers().dataRoutes(), "management", parts.servers().managementRoutes());
  }

  /** Returns where its plans are published. */
  public PlanBoard plans() {
    return parts.board();
  }

  /** Returns what is known of its deployments: told by whoever watches them. */
  public FleetBoard fleet() {
    return parts.fleet();
  }

  /** Returns its outcomes. */
  public OutcomeStore outcomes() {
    return parts.store();
  }

  /** Shows live signals among the metrics, and ends them with the server. */
  void attach(ServerSignals live) {
    live.watch(parts.metrics());
    signals.set(live);
  }

  /**
   * Takes over the settings of a configuration that need no restart, others as they were.
   *
   * @return why live signals stay as they were, if they differ and do
   */
  public Optional<String> reload(ServerConfig config) {
    parts.control().apply(config);
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
    return parts.reloads();
  }

  /**
   * Is not ready any more, takes no new connections for requests, and waits for the open ones.
   *
   * @return whether all of them ended in time
   */
  public boolean drain(Duration longest) {
    return parts.control().drain(longest);
  }

  /** Stops listening, stops planning, and writes the outcomes that wait. */
  @Override
  public void close() {
    parts.servers().close();
    parts.proxy().close();
    parts.planning().interrupt();
    Optional.ofNullable(signals.get()).ifPresent(ServerSignals::close);
    parts.store().writer().close();
    parts.footprints().close();
    parts.telemetry().close();
    parts.store().close();
  }
}
