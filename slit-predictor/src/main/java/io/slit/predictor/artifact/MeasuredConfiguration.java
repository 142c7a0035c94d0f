package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.predictor.measurement.ServingConfiguration;

/**
 * A configuration that was measured, and over which range of its axis (prompt tokens for prefill,
 * concurrency for TPOT and energy).
 *
 * @param model canonical name of the model
 * @param accelerator name of the GPU
 * @param parametersBillion parameters of the model, in billions
 * @param tensor tensor parallelism
 * @param pipeline pipeline parallelism
 * @param from least value of the axis
 * @param to greatest value of the axis
 */
public record MeasuredConfiguration(
    String model,
    String accelerator,
    double parametersBillion,
    int tensor,
    int pipeline,
    double from,
    double to) {
  /** Checks the order. */
  public MeasuredConfiguration {
    Require.text(model, "model of a measured configuration");
    Require.text(accelerator, "accelerator of a measured configuration");
    Require.within(from, Double.POSITIVE_INFINITY, to, "end of a measured range", "Swapped?");
  }

  /** Tells whether this is the configuration, at this value of the axis. */
  public boolean covers(ServingConfiguration asked, double axis) {
    return isAbout(asked) && holds(axis);
  }

  /** Tells whether it was measured at this value of the axis. */
  boolean holds(double axis) {
    return axis >= from && axis <= to;
  }

  /** Tells whether this is the configuration. */
  boolean isAbout(ServingConfiguration asked) {
    return asked.model().value().equals(model)
        && asked.accelerator().name().equals(accelerator)
        && asked.parallelism().tensor() == tensor
        && asked.parallelism().pipeline() == pipeline;
  }
}
