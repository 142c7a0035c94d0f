package io.slit.server.http;

import io.slit.server.config.Reloads;
import io.slit.server.json.LiveStatus;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanSwitch;
import io.slit.server.planning.Planner;
import io.slit.server.planning.ServedScenario;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Shows what the server is doing now. Thread-safe. */
public final class StatusService {
  private final ServedScenario scenario;
  private final PlanBoard board;
  private final Planner planner;
  private final PlanSwitch plans;
  private final RouteService routing;
  private final Reloads reloads;
  private final IntFunction<LiveStatus.Target> targets;

  /**
   * What the status is asked of.
   *
   * @param planner asked for conditions and signals
   * @param plans asked who chose the plan in force
   * @param reloads asked what came of the last one
   */
  public record Sources(
      ServedScenario scenario,
      PlanBoard board,
      Planner planner,
      PlanSwitch plans,
      Reloads reloads) {}

  /**
   * Creates the service.
   *
   * @param routing asked for the modes of decisions of late
   * @param health of a deployment: its name, and the part of its share it takes
   * @param open asked for open requests
   */
  public StatusService(
      Sources sources, RouteService routing, IntFunction<Health> health, OpenDecisions open) {
    this.scenario = sources.scenario();
    this.board = sources.board();
    this.planner = sources.planner();
    this.plans = sources.plans();
    this.reloads = sources.reloads();
    this.routing = routing;
    this.targets =
        k -> {
          Health one = health.apply(k);
          return new LiveStatus.Target(one.state(), one.admitted(), open.inFlight(k));
        };
  }

  /**
   * The health of a deployment.
   *
   * @param state its name
   * @param admitted part of its share that it takes, in [0, 1]
   */
  public record Health(String state, double admitted) {}

  /** Answers {@code GET /v1/status}. */
  Answer now() {
    Instant now = board.now();
    List<LiveStatus.Target> each =
        IntStream.range(0, scenario.fleet().deployments().size()).mapToObj(targets).toList();
    LiveStatus status =
        new LiveStatus(
            scenario,
            now,
            board
                .findCurrent()
                .map(
                    posted ->
                        new LiveStatus.InForce(
                            posted, plans.findBefore(), board.wallTimeLeft(posted))),
            planner.conditionsAt(now),
            planner.signalsNow(),
            each,
            routing.decisions().modes(),
            new LiveStatus.SetUp(planner.follows(), reloads.last()));
    return Answer.ok(status.json()).withHeader("Cache-Control", "no-store");
  }
}
