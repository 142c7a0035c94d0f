package io.slit.server;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlannedBounds;
import io.slit.server.planning.Planner;
import io.slit.server.reports.ShownGap;
import io.slit.server.reports.ShownObjective;
import io.slit.server.telemetry.ServerMetrics;
import java.util.List;

/**
 * Shows the plan in force among the metrics: its age, its gaps to what is possible, and what it
 * expects at deployments beside what they hold.
 */
final class ServerGauges {
  private ServerGauges() {}

  static void watch(ServerMetrics metrics, PlanBoard board, Planner planner) {
    watchAge(metrics, board);
    watchGaps(metrics, board, planner);
  }

  static void watchConcurrency(ServerMetrics metrics, Fleet fleet, PlannedBounds bounds) {
    List<Deployment> deployments = fleet.deployments();
    for (int i = 0; i < deployments.size(); i++) {
      int k = i;
      metrics
          .proxy()
          .watchConcurrency(
              deployments.get(k).id().value(), () -> bounds.planned(k), () -> bounds.open(k));
    }
  }

  private static void watchAge(ServerMetrics metrics, PlanBoard board) {
    metrics.watchPlanAge(
        () ->
            board
                .findCurrent()
                .map(posted -> posted.ageMillis(board.now()) / 1000.0)
                .orElse(Double.NaN),
        () -> board.findCurrent().map(posted -> posted.isStale(board.now())).orElse(true) ? 1 : 0);
  }

  private static void watchGaps(ServerMetrics metrics, PlanBoard board, Planner planner) {
    for (ShownObjective shown : ShownObjective.ALL) {
      metrics.watchGap(shown.name(), () -> gapPercent(shown, board, planner));
    }
  }

  private static double gapPercent(ShownObjective shown, PlanBoard board, Planner planner) {
    return board
        .findCurrent()
        .map(posted -> planner.gapsOf(posted.plan().published().id()))
        .flatMap(
            gaps -> ShownGap.of(gaps).stream().filter(gap -> gap.shown().equals(shown)).findFirst())
        .map(gap -> gap.percent().orElse(Double.NaN))
        .orElse(Double.NaN);
  }
}
