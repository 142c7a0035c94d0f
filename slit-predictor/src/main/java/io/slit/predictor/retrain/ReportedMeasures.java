package io.slit.predictor.retrain;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a completed request took, in the units of the telemetry, as far as it was reported.
 *
 * @param inputTokens of the prompt, cached ones included
 * @param cachedTokens those that a prefix cache held
 * @param ttftMillis as the caller saw it, with network and queue
 * @param networkMillis part of it that the network takes
 * @param queueMillis part of it that was spent waiting for the replica
 */
public record ReportedMeasures(
    OptionalLong inputTokens,
    OptionalLong outputTokens,
    OptionalLong cachedTokens,
    OptionalDouble ttftMillis,
    OptionalDouble networkMillis,
    OptionalDouble queueMillis,
    OptionalDouble tpotMillis,
    OptionalDouble energyWh) {
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  /**
   * Returns it without the network and without the queue as far as that was reported; whether more
   * may have been is for {@link CompletedRequest#on}. What a completed request must tell and does
   * not becomes a number that {@link Quarantine} keeps apart: no time is NaN, no tokens are 0, and
   * a wait below 0 is a time below 0.
   */
  public Served served() {
    return new Served(
        inputTokens.orElse(0),
        outputTokens.orElse(0),
        ttftSeconds(),
        tpotMillis.orElse(Double.NaN) / MILLIS,
        energyWh.isPresent()
            ? OptionalDouble.of(energyWh.getAsDouble() * JOULES_PER_WATT_HOUR)
            : OptionalDouble.empty(),
        cachedTokens,
        false);
  }

  /** Returns the queue, where it was reported. */
  public OptionalDouble queueSeconds() {
    return queueMillis.isPresent()
        ? OptionalDouble.of(queueMillis.getAsDouble() / MILLIS)
        : OptionalDouble.empty();
  }

  private double ttftSeconds() {
    double seen = ttftMillis.orElse(Double.NaN);
    double queue = queueMillis.orElse(0);
    if (queue < 0) {
      return queue / MILLIS;
    }
    double elsewhere = networkMillis.orElse(0) + queue;
    return (seen < 0 ? seen : Math.max(0, seen - elsewhere)) / MILLIS;
  }
}
