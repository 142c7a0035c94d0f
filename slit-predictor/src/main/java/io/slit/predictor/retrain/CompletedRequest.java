package io.slit.predictor.retrain;

import io.slit.core.fleet.Deployment;
import io.slit.predictor.measurement.ServingConfiguration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A completed request as the telemetry tells it, or the mean one of an interval that was scraped,
 * before a fleet says what its deployment runs on.
 *
 * @param decisionId the decision it follows from; seen twice, it is a duplicate
 * @param at when the outcome was reported
 * @param site where it ran
 * @param deployment name of what it ran on
 * @param concurrency requests in decode together on its replica, where that is known
 * @param queueSeconds wait for the replica, where it was told; taken out of {@code served} already
 * @param served what it took
 */
public record CompletedRequest(
    String decisionId,
    Instant at,
    String site,
    String deployment,
    OptionalDouble concurrency,
    OptionalDouble queueSeconds,
    Served served) {
  /** How the telemetry writes that a request was completed. */
  private static final String COMPLETED = "completed";

  /** How the telemetry writes that a row is about the mean of answered requests. */
  private static final String INTERVAL = "interval";

  /** Tells whether a row of a status is about answered requests: others are not learned from. */
  public static boolean isServed(String status) {
    return status.equals(COMPLETED) || status.equals(INTERVAL);
  }

  /**
   * Returns it beside what it ran on. A queue that nobody told is none at a load that the engine
   * takes at once; above, prefill is not learned. Of an unknown load nothing is said.
   *
   * @param runsOn the deployment
   * @param configuration of the deployment
   * @param assumedConcurrency stands in where it is not known
   */
  public TelemetryRow on(
      Deployment runsOn, ServingConfiguration configuration, double assumedConcurrency) {
    return new TelemetryRow(
        decisionId,
        at,
        site,
        configuration,
        concurrency.orElse(assumedConcurrency),
        mayHaveQueued(runsOn) ? served.queued() : served);
  }

  private boolean mayHaveQueued(Deployment runsOn) {
    double tokens = (double) served.inputTokens() + served.outputTokens();
    return queueSeconds.isEmpty()
        && concurrency.isPresent()
        && Saturation.isLikely(runsOn, tokens, concurrency.getAsDouble());
  }
}
