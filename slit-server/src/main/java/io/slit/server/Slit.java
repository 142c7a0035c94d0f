package io.slit.server;

import io.slit.server.cli.CommandLines;
import io.slit.server.config.ClockChoice;
import io.slit.server.config.FollowConfig;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.SignalsConfig;
import io.slit.server.follow.FollowedPlanner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.World;
import io.slit.server.scenario.TimeFrame;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** The program: hands the command line to {@link CommandLines} and starts servers for it. */
public final class Slit {
  /** What jMetal says of itself; held here, since a logger that nobody holds forgets its level. */
  private static final Logger JMETAL = Logger.getLogger("org.uma.jmetal.util.JMetalLogger");

  private Slit() {}

  /** Runs the command line and ends with its exit code. */
  public static void main(String[] args) {
    JMETAL.setLevel(Level.WARNING);
    System.exit(CommandLines.execute(Slit::serve, args));
  }

  static SlitApplication serve(ServerConfig config) {
    if (config.follow().isPresent()) {
      return follow(config, config.follow().get());
    }
    boolean liveCarbon = config.signals().flatMap(SignalsConfig::carbon).isPresent();
    World world = World.source(config.scenario()).load(liveCarbon);
    if (!config.signals().map(SignalsConfig::isWhole).orElse(false)) {
      checkClock(config.clock(), world.scenario().time());
    }
    PlanningClock clock = SlitApplication.clockOf(config);
    Optional<ServerSignals> signals =
        config.signals().map(one -> ServerSignals.start(one, world, clock));
    try {
      return start(config, Workbench.open(world, config, Slit::tell), clock, signals);
    } catch (RuntimeException e) {
      signals.ifPresent(ServerSignals::close);
      throw e;
    }
  }

  /** A follower needs the scenario, and neither a predictor nor signals. */
  private static SlitApplication follow(ServerConfig config, FollowConfig planner) {
    World world = World.source(config.scenario()).load(true);
    Learning learning =
        new Learning(any -> {}, Optional::empty, Workbench.servedTtft(world)::networkMillis);
    return SlitApplication.start(
        config,
        Workbench.served(world),
        new FollowedPlanner(planner),
        SlitApplication.clockOf(config),
        learning);
  }

  private static SlitApplication start(
      ServerConfig config, Workbench bench, PlanningClock clock, Optional<ServerSignals> signals) {
    SlitApplication app =
        SlitApplication.start(
            config,
            bench.served(),
            bench.planner(config, clock, () -> signals.map(ServerSignals::snapshot)),
            clock,
            bench.learning());
    signals.ifPresent(app::attach);
    return app;
  }

  /** Looked up late: the command line says how logs are written. */
  private static void tell(String line) {
    LoggerFactory.getLogger(Slit.class).info(line);
  }

  private static void checkClock(ClockChoice choice, TimeFrame time) {
    Instant first = choice instanceof ClockChoice.Replay replay ? replay.start() : Instant.now();
    time.requireContains("start of the clock, see --clock and --replay-start,", first);
  }
}
