package io.slit.server.http;

import io.slit.server.config.Reloads;
import io.slit.server.proxy.Proxy;
import io.slit.server.telemetry.ServerMetrics;

/** What stands behind the routes. */
public record Services(
    RouteService routing,
    OutcomeService outcomes,
    PlanService plans,
    TelemetryService telemetry,
    Proxy proxy,
    Dashboard dashboard,
    Reloads reloads,
    ServerMetrics metrics) {
  /** Returns what answers gateways. */
  ForwardAuthService forwardAuth() {
    return new ForwardAuthService(routing, routing.scenario());
  }
}
