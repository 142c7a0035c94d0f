package io.slit.predictor.retrain;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.LlmModel;
import io.slit.core.spi.ServingQuery;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.predictor.measurement.ServingConfiguration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A completed request beside what it ran on.
 *
 * @param decisionId the decision it follows from; seen twice, it is a duplicate
 * @param at when the outcome was reported
 * @param configuration what it ran on
 * @param concurrency requests in decode together on its replica, as far as the caller knows
 * @param outcome what happened; its TTFT without network and queue, which prefill does not cause
 */
public record TelemetryRow(
    String decisionId,
    Instant at,
    ServingConfiguration configuration,
    double concurrency,
    Outcome.Completed outcome) {
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
            observation.decisionId(), observation.at(), configuration, concurrency, completed));
  }

  /** Returns its class for scores: the model and the accelerator. */
  String label() {
    return configuration.model() + " on " + configuration.accelerator().name();
  }

  /** Returns what a predictor would have been asked. */
  ServingQuery query() {
    LlmModel model = new LlmModel(configuration.model(), Set.of(), configuration.shape(), Map.of());
    return new ServingQuery(
        model,
        configuration.accelerator(),
        configuration.parallelism(),
        outcome.inputTokens(),
        outcome.outputTokens(),
        concurrency);
  }
}
