package io.slit.predictor.retrain;

import io.slit.core.fleet.Deployment;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.predictor.measurement.ServingConfiguration;
import java.time.Instant;
import java.util.Optional;

/**
 * A completed request beside what it ran on.
 *
 * @param decisionId the decision it follows from; seen twice, it is a duplicate
 * @param at when the outcome was reported
 * @param site where it ran
 * @param configuration what it ran on
 * @param concurrency requests in decode together on its replica, as far as the caller knows
 * @param served what it took
 */
public record TelemetryRow(
    String decisionId,
    Instant at,
    String site,
    ServingConfiguration configuration,
    double concurrency,
    Served served) {
  /** Returns the row of an observation; empty if the request was not completed. */
  public static Optional<TelemetryRow> of(
      RequestObservation observation, Deployment deployment, double concurrency) {
    if (!(observation.outcome() instanceof Outcome.Completed completed)) {
      return Optional.empty();
    }
    ServingConfiguration configuration =
        ServingConfiguration.of(
            deployment.model(), deployment.pool().accelerator(), deployment.parallelism());
    return Optional.of(
        new TelemetryRow(
            observation.decisionId(),
            observation.at(),
            deployment.site().value(),
            configuration,
            concurrency,
            Served.of(completed)));
  }
}
