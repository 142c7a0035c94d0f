package io.slit.server.telemetry.store;

import io.slit.core.fleet.Deployment;
import io.slit.predictor.retrain.Saturation;
import io.slit.predictor.retrain.Served;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers of a stored row: any number may stand here, a retraining judges them. */
record ServedRow(
    long inputTokens,
    long outputTokens,
    OptionalLong cachedTokens,
    double ttftMillis,
    OptionalDouble networkMillis,
    OptionalDouble queueMillis,
    double tpotMillis,
    OptionalDouble energyWh) {
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  /**
   * Returns what the replica took: network and queue are taken out of the time to first token.
   * Where the queue is not known, it is none at a load that the engine takes at once; above,
   * prefill is not learned.
   *
   * @param concurrency requests per replica, where it is known
   */
  Served served(Deployment deployment, OptionalDouble concurrency) {
    boolean saturated =
        concurrency.isPresent()
            && Saturation.isLikely(
                deployment, (double) inputTokens + outputTokens, concurrency.getAsDouble());
    return new Served(
        inputTokens,
        outputTokens,
        ttftSeconds(),
        tpotMillis / MILLIS,
        energyWh.isPresent()
            ? OptionalDouble.of(energyWh.getAsDouble() * JOULES_PER_WATT_HOUR)
            : OptionalDouble.empty(),
        cachedTokens,
        queueMillis.isEmpty() && saturated);
  }

  private double ttftSeconds() {
    double elsewhere = networkMillis.orElse(0) + queueMillis.orElse(0);
    return ttftMillis < 0 ? ttftMillis / MILLIS : Math.max(0, ttftMillis - elsewhere) / MILLIS;
  }
}
