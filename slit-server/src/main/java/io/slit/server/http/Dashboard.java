package io.slit.server.http;

import io.javalin.config.RoutesConfig;
import io.slit.server.config.Role;

/** The page at the management port, and the routes it lives on. */
public final class Dashboard {
  private final FrontService fronts;
  private final StatusService status;
  private final PlanActions actions;
  private final FootprintService footprints;

  /** Takes what stands behind its routes. */
  public Dashboard(
      FrontService fronts, StatusService status, PlanActions actions, FootprintService footprints) {
    this.footprints = footprints;
    this.fronts = fronts;
    this.status = status;
    this.actions = actions;
  }

  /** Adds what shows the front: on both ports, since followers follow either. */
  void addFrontRoutes(RoutesConfig routes, Exchange exchange) {
    routes.get("/v1/front", exchange.get(Role.ROUTE, "If-None-Match", fronts::front));
    routes.get(
        "/v1/plans/{id}", exchange.getFor(Role.ROUTE, "id", (id, caller) -> fronts.plan(id)));
  }

  void addRoutes(RoutesConfig routes, Gate gate, Exchange exchange) {
    StaticFiles files = new StaticFiles();
    routes.get("/", files::page);
    routes.get("/dashboard/{file}", files::file);
    routes.get("/v1/status", exchange.getFor(Role.ROUTE, "", (none, caller) -> status.now()));
    routes.get("/v1/reports/footprint", exchange.getQuery(Role.TELEMETRY, footprints::report));
    routes.post("/v1/plans/{action}", ctx -> actions.act(ctx, gate));
  }
}
