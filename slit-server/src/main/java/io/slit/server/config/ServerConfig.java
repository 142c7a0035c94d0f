package io.slit.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The checked configuration of a server. Immutable.
 *
 * @param listen where it listens
 * @param stateDir what survives a restart
 * @param scenario file of sites, models and classes
 * @param clock the time that plans are made for
 * @param planning how plans are made
 * @param telemetry how outcomes are kept
 * @param routing how requests are decided besides the plan
 * @param upstreams how the proxy asks the deployments
 * @param signals live signals, if there are any
 * @param follow whose plans it takes, if it makes none
 */
public record ServerConfig(
    Listen listen,
    Path stateDir,
    Path scenario,
    ClockChoice clock,
    PlanningConfig planning,
    TelemetryConfig telemetry,
    RoutingConfig routing,
    UpstreamConfig upstreams,
    Optional<SignalsConfig> signals,
    Optional<FollowConfig> follow) {}
