package io.slit.server;

import io.slit.server.config.Reloads;
import io.slit.server.health.TargetHealth;
import io.slit.server.http.Dashboard;
import io.slit.server.http.FootprintService;
import io.slit.server.http.FrontService;
import io.slit.server.http.PlanActions;
import io.slit.server.http.RouteService;
import io.slit.server.http.StatusService;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanSwitch;
import io.slit.server.planning.Planner;
import io.slit.server.planning.ServedScenario;

/** Puts the dashboard of a server together. */
final class ServerDashboard {
  private ServerDashboard() {}

  static Dashboard of(
      ServedScenario scenario,
      Planner planner,
      PlanBoard board,
      RouteService routing,
      TargetHealth health,
      OpenDecisions open,
      FootprintService footprints,
      Reloads reloads) {
    PlanSwitch plans = new PlanSwitch(board, planner, scenario.compiler());
    return new Dashboard(
        new FrontService(board, planner, scenario.name(), ServerFollowing.pages(planner)),
        new StatusService(
            new StatusService.Sources(scenario, board, planner, plans, reloads),
            routing,
            k -> new StatusService.Health(health.state(k).key(), health.admitted(k)),
            open),
        new PlanActions(plans, planner.follows()),
        footprints);
  }
}
