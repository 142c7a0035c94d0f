package io.slit.predictor.measurement;

import io.slit.core.units.Latency;
import io.slit.core.units.Require;

/**
 * A measured time per output token.
 *
 * @param configuration what served them
 * @param batching how requests shared the replica
 * @param tokens mean tokens of the requests
 * @param concurrency requests in decode together
 * @param tpot mean time per output token
 */
public record DecodeMeasurement(
    ServingConfiguration configuration,
    Batching batching,
    TokenMix tokens,
    double concurrency,
    Latency tpot) {
  /** Checks the ranges. */
  public DecodeMeasurement {
    Require.within(1, 100_000, concurrency, "concurrency", "A replica serves at least one.");
    Require.within(
        1e-6, 1e3, tpot.seconds(), "TPOT in s", "A measured time is positive; 0 is a gap.");
  }
}
