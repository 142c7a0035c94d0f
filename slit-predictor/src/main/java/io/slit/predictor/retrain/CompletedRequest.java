package io.slit.predictor.retrain;

import io.slit.predictor.measurement.ServingConfiguration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A completed request as the telemetry tells it, before a fleet says what its deployment runs on.
 *
 * @param decisionId the decision it follows from; seen twice, it is a duplicate
 * @param at when the outcome was reported
 * @param site where it ran
 * @param deployment name of what it ran on
 * @param concurrency requests in decode together on its replica, where that is known
 * @param served what it took
 */
public record CompletedRequest(
    String decisionId,
    Instant at,
    String site,
    String deployment,
    OptionalDouble concurrency,
    Served served) {
  /** How the telemetry writes that a request was completed. */
  public static final String STATUS = "completed";

  /**
   * Returns it beside what it ran on.
   *
   * @param assumedConcurrency stands in where it is not known
   */
  public TelemetryRow on(ServingConfiguration configuration, double assumedConcurrency) {
    return new TelemetryRow(
        decisionId, at, site, configuration, concurrency.orElse(assumedConcurrency), served);
  }
}
