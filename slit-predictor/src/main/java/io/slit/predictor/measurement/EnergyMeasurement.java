package io.slit.predictor.measurement;

import io.slit.core.units.Energy;
import io.slit.core.units.Require;

/**
 * A measured energy per request under a steady load.
 *
 * @param configuration what served them
 * @param tokens mean tokens of the requests
 * @param concurrency requests in decode together
 * @param gpuEnergy energy of all GPUs of the replica over the requests served; no host, no cooling
 */
public record EnergyMeasurement(
    ServingConfiguration configuration, TokenMix tokens, double concurrency, Energy gpuEnergy) {
  /** Checks the ranges. */
  public EnergyMeasurement {
    Require.within(1, 100_000, concurrency, "concurrency", "A replica serves at least one.");
    Require.within(
        1e-6, 1e9, gpuEnergy.joules(), "GPU energy per request in J", "0 is a gap, not a value.");
  }
}
