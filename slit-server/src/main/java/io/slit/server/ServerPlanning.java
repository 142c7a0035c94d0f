package io.slit.server;

import io.slit.core.workload.Epoch;
import io.slit.server.config.SearchLimit;
import io.slit.server.config.ServerConfig;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.PlanningLoop;
import io.slit.server.planning.PlanningLoop.PlanningListener;
import io.slit.server.planning.PlanningLoop.Timing;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.time.Duration;

/** The thread that makes the plans of a server. */
final class ServerPlanning {
  /** Wall time a plan gets besides its search: forecasts, tables, compiling. */
  private static final Duration PLANNING_MARGIN = Duration.ofSeconds(1);

  /** Wall time a search that is bounded by evaluations is supposed to take. */
  private static final Duration ASSUMED_SEARCH = Duration.ofSeconds(5);

  private ServerPlanning() {}

  /** Returns the thread; it does not run yet. */
  static Thread thread(
      ServerConfig config,
      ServedScenario scenario,
      Planner planner,
      PlanBoard board,
      ServerMetrics metrics,
      PlanningClock clock) {
    Duration configured = config.planning().epoch();
    Duration epoch = configured == null ? scenario.epochLength() : configured;
    Timing timing = new Timing(clock, epoch, lead(config), ServerPlanning::sleep);
    PlanningLoop loop =
        new PlanningLoop(planner, scenario.compiler(), board, timing, new Booking(metrics));
    return new Thread(loop, "slit-planning");
  }

  private static Duration lead(ServerConfig config) {
    SearchLimit budget = config.planning().budget();
    Duration search = budget instanceof SearchLimit.Time time ? time.duration() : ASSUMED_SEARCH;
    return search.plus(PLANNING_MARGIN);
  }

  private static void sleep(Duration wallTime) throws InterruptedException {
    Thread.sleep(wallTime.toMillis(), wallTime.toNanosPart() % 1_000_000);
  }

  /** Books what comes of planning. */
  private record Booking(ServerMetrics metrics) implements PlanningListener {
    @Override
    public void planned(Epoch epoch, Duration took) {
      metrics.planned(took);
    }

    @Override
    public void failed(Epoch epoch, RuntimeException cause) {
      metrics.planFailed();
    }
  }
}
