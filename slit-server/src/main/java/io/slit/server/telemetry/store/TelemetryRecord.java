package io.slit.server.telemetry.store;

import io.slit.predictor.retrain.CompletedRequest;
import io.slit.predictor.retrain.ReportedMeasures;
import io.slit.server.storage.DecisionContext;
import java.time.Instant;
import java.util.Optional;
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
  /** Returns the request, or the mean one of an interval; empty if it was not completed. */
  Optional<CompletedRequest> completed() {
    if (!CompletedRequest.isServed(measured.status)) {
      return Optional.empty();
    }
    ReportedMeasures measures = measured.measures();
    return Optional.of(
        new CompletedRequest(
            decisionId,
            at,
            ranOn.site,
            ranOn.deployment,
            context.concurrency(),
            measures.queueSeconds(),
            measures.served()));
  }

  /** What a request ran on; the site names the partition. */
  public record RanOn(
      String site,
      String deployment,
      String model,
      String accelerator,
      int tensorParallel,
      int pipelineParallel) {}

  /**
   * What a request took, or the requests of an interval took in the mean.
   *
   * @param status completed, failed, dropped, or interval
   * @param ttftMillis as the caller saw it, with network and queue
   * @param networkMillis part of it that the network takes
   * @param more what not everybody knows
   */
  public record Measured(
      String status,
      OptionalLong inputTokens,
      OptionalLong outputTokens,
      OptionalDouble ttftMillis,
      OptionalDouble tpotMillis,
      OptionalDouble energyWh,
      OptionalDouble quality,
      OptionalDouble networkMillis,
      More more) {
    /** Something of which no more is known. */
    public Measured(
        String status,
        OptionalLong inputTokens,
        OptionalLong outputTokens,
        OptionalDouble ttftMillis,
        OptionalDouble tpotMillis,
        OptionalDouble energyWh,
        OptionalDouble quality,
        OptionalDouble networkMillis) {
      this(
          status,
          inputTokens,
          outputTokens,
          ttftMillis,
          tpotMillis,
          energyWh,
          quality,
          networkMillis,
          More.UNKNOWN);
    }

    private ReportedMeasures measures() {
      return new ReportedMeasures(
          inputTokens,
          outputTokens,
          more.cachedTokens,
          ttftMillis,
          networkMillis,
          more.queueMillis,
          tpotMillis,
          energyWh);
    }
  }

  /**
   * What not everybody knows.
   *
   * @param cachedTokens prompt tokens that a prefix cache held
   * @param queueMillis part of the TTFT that was spent waiting for the replica
   * @param requests how many requests an interval sums up; nothing for a single one
   * @param powerW mean power of the deployment's GPUs in the interval
   * @param kvCacheUsage used part of the key-value cache at the end of the interval, 0 to 1
   */
  public record More(
      OptionalLong cachedTokens,
      OptionalDouble queueMillis,
      OptionalLong requests,
      OptionalDouble powerW,
      OptionalDouble kvCacheUsage) {
    /** Nothing is known. */
    public static final More UNKNOWN = of(OptionalLong.empty(), OptionalDouble.empty());

    /** Returns what is known of a single request. */
    public static More of(OptionalLong cachedTokens, OptionalDouble queueMillis) {
      return new More(
          cachedTokens,
          queueMillis,
          OptionalLong.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
  }
}
