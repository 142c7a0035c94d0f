package io.slit.core.fleet;

import io.slit.core.units.Require;

/** How many GPUs one replica of a model is cut over: tensor times pipeline. */
public record Parallelism(int tensor, int pipeline) {
  /** Checks the ranges. */
  public Parallelism {
    Require.atLeast(1, tensor, "tensor_parallel", "1 means that the model is not cut.");
    Require.atLeast(1, pipeline, "pipeline_parallel", "1 means that the model is not cut.");
  }

  /** Returns the GPUs of one replica. */
  public int gpus() {
    return tensor * pipeline;
  }
}
