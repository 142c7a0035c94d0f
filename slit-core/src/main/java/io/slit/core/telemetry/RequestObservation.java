package io.slit.core.telemetry;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.workload.ClassId;
import java.time.Instant;

/**
 * One routed request and how it ended.
 *
 * @param decisionId the decision it follows from
 * @param at when the outcome was reported
 * @param requestClass the class it was routed as
 * @param deployment where it ran
 * @param outcome how it ended
 */
public record RequestObservation(
    String decisionId,
    Instant at,
    ClassId requestClass,
    DeploymentId deployment,
    Outcome outcome) {}
