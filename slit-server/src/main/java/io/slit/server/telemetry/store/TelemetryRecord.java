package io.slit.server.telemetry.store;

import io.slit.server.storage.DecisionContext;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One request as it is stored: as reported, not yet believed.
 *
 * @param decisionId names it
 * @param at when it was reported
 * @param requestClass the class it was routed as; blank where it is not known
 * @param ranOn where it ran
 * @param measured what it took
 * @param context what the server knew when it decided
 */
public record TelemetryRecord(
    String decisionId,
    Instant at,
    String requestClass,
    RanOn ranOn,
    Measured measured,
    DecisionContext context) {
  /** What a request ran on; the site names the partition. */
  public record RanOn(
      String site,
      String deployment,
      String model,
      String accelerator,
      int tensorParallel,
      int pipelineParallel) {}

  /**
   * What a request took.
   *
   * @param status completed, failed or dropped
   * @param ttftMillis as the caller saw it, with network and queue
   * @param networkMillis part of it that the network takes
   */
  public record Measured(
      String status,
      OptionalLong inputTokens,
      OptionalLong outputTokens,
      OptionalDouble ttftMillis,
      OptionalDouble tpotMillis,
      OptionalDouble energyWh,
      OptionalDouble quality,
      OptionalDouble networkMillis) {}
}
