package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.predictor.measurement.ServingConfiguration;

/**
 * A configuration that was measured, and over which range of its axis (prompt tokens for prefill,
 * concurrency for TPOT and energy).
 *
 * @param accelerator name of the GPU
 * @param parametersBillion parameters of the model, in billions
 * @param tensor tensor parallelism
 * @param pipeline pipeline parallelism
 * @param from least value of the axis
 * @param to greatest value of the axis
 */
public record MeasuredConfiguration(
    String accelerator,
    double parametersBillion,
    int tensor,
    int pipeline,
    double from,
    double to) {
  /** Models whose parameters differ by less than this are the same size. */
  static final double SAME_SIZE = 0.05;

  /** Checks the order. */
  public MeasuredConfiguration {
    Require.text(accelerator, "accelerator of a measured configuration");
    Require.within(from, Double.POSITIVE_INFINITY, to, "end of a measured range", "Swapped?");
  }

  /** Tells whether this is the configuration, at this value of the axis. */
  public boolean covers(ServingConfiguration asked, double axis) {
    double size = asked.shape().parametersBillion() / parametersBillion;
    return asked.accelerator().name().equals(accelerator)
        && asked.parallelism().tensor() == tensor
        && asked.parallelism().pipeline() == pipeline
        && Math.abs(Math.log(size)) < SAME_SIZE
        && axis >= from
        && axis <= to;
  }
}
