package io.slit.server;

import io.slit.server.cli.CommandLines;
import io.slit.server.config.ClockChoice;
import io.slit.server.config.ServerConfig;
import io.slit.server.planning.PlanningClock;
import io.slit.server.scenario.TimeFrame;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

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
    Workbench bench = Workbench.open(config, System.err::println);
    checkClock(config.clock(), bench.world().scenario().time());
    PlanningClock clock = SlitApplication.clockOf(config);
    return SlitApplication.start(
        config, bench.served(), bench.planner(config, clock), clock, bench.learning());
  }

  private static void checkClock(ClockChoice choice, TimeFrame time) {
    Instant first = choice instanceof ClockChoice.Replay replay ? replay.start() : Instant.now();
    time.requireContains("start of the clock, see --clock and --replay-start,", first);
  }
}
