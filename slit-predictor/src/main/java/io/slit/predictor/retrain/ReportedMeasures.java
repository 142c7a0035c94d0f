package io.slit.predictor.retrain;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a completed request took, in the units of the telemetry, as far as it was reported.
 *
 * @param ttftMillis as the caller saw it, with network and queue
 * @param networkMillis part of it that the network takes
 */
public record ReportedMeasures(
    OptionalLong inputTokens,
    OptionalLong outputTokens,
    OptionalDouble ttftMillis,
    OptionalDouble networkMillis,
    OptionalDouble tpotMillis,
    OptionalDouble energyWh) {
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  /**
   * Returns it without the network. What a completed request must tell and does not becomes a
   * number that {@link Quarantine} keeps apart: no time is NaN, no tokens are 0.
   */
  public Served served() {
    return new Served(
        inputTokens.orElse(0),
        outputTokens.orElse(0),
        ttftSeconds(),
        tpotMillis.orElse(Double.NaN) / MILLIS,
        energyWh.isPresent()
            ? OptionalDouble.of(energyWh.getAsDouble() * JOULES_PER_WATT_HOUR)
            : OptionalDouble.empty());
  }

  private double ttftSeconds() {
    double seen = ttftMillis.orElse(Double.NaN);
    return (seen < 0 ? seen : Math.max(0, seen - networkMillis.orElse(0))) / MILLIS;
  }
}
