package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.predictor.measurement.ServingConfiguration;

/**
 * What telemetry adds for a model on an accelerator: observed over predicted, shrunk to 1 where
 * rows are few.
 *
 * @param model canonical name
 * @param accelerator name of the GPU
 * @param prefill factor of the prefill time
 * @param tpot factor of the time per output token
 * @param energy factor of the energy
 * @param rows outcomes it was learned from
 */
public record Correction(
    String model, String accelerator, double prefill, double tpot, double energy, int rows) {
  /** Nothing is known: every factor is 1. */
  public static final Correction NONE = new Correction("any", "any", 1, 1, 1, 0);

  /** Least and greatest factor that is believed. */
  public static final double BOUND = 20;

  /** Checks the ranges. */
  public Correction {
    Require.text(model, "model of a correction");
    Require.text(accelerator, "accelerator of a correction");
    requireFactor(prefill, "prefill factor of " + model);
    requireFactor(tpot, "TPOT factor of " + model);
    requireFactor(energy, "energy factor of " + model);
    Require.atLeast(0, rows, "rows of the correction of " + model, "Count outcomes.");
  }

  private static void requireFactor(double factor, String what) {
    Require.within(1 / BOUND, BOUND, factor, what, "Quarantine the outcomes behind it.");
  }

  /** Tells whether it is about a configuration. */
  public boolean isAbout(ServingConfiguration configuration) {
    return configuration.model().value().equals(model)
        && configuration.accelerator().name().equals(accelerator);
  }
}
