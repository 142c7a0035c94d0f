package io.slit.server.http;

import io.slit.server.telemetry.ServerMetrics;

/** What stands behind the routes. */
public record Services(
    RouteService routing,
    OutcomeService outcomes,
    PlanService plans,
    TelemetryService telemetry,
    ServerMetrics metrics) {}
