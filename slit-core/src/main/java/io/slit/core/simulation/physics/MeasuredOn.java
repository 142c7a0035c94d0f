package io.slit.core.simulation.physics;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;

/**
 * What a row of a table was measured on.
 *
 * @param model name of the model in the table
 * @param shape its size
 * @param accelerator the GPUs
 * @param parallelism how many
 */
public record MeasuredOn(
    String model, LlmModel.Shape shape, Accelerator accelerator, Parallelism parallelism) {
  /** Returns the weights, in GB, that each GPU of a stage reads for a token. */
  double weightsGbPerGpu() {
    return shape.weightsGb() / parallelism.tensor();
  }

  /** Returns the time in s that a GPU needs at least to read the weights of all stages. */
  double readSeconds() {
    return weightsGbPerGpu() / accelerator.bandwidthGbPerS();
  }

  /** Returns the active parameters, in billions, that each GPU of a stage works on for a token. */
  double workPerGpu() {
    return shape.activeParametersBillion() / parallelism.tensor();
  }
}
