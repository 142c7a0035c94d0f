package io.slit.predictor.measurement;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Parallelism;
import io.slit.core.spi.ServingQuery;

/**
 * A model on the GPUs of one replica: what stays the same while load and request size change.
 *
 * @param model canonical name of the model
 * @param shape size of the model
 * @param accelerator the GPUs
 * @param parallelism how many of them
 */
public record ServingConfiguration(
    ModelName model, LlmModel.Shape shape, Accelerator accelerator, Parallelism parallelism) {
  /** Returns the configuration that a query asks about. */
  public static ServingConfiguration of(ServingQuery query) {
    return of(query.model(), query.accelerator(), query.parallelism());
  }

  /** Returns the configuration of a model on some GPUs. */
  public static ServingConfiguration of(
      LlmModel model, Accelerator accelerator, Parallelism parallelism) {
    return new ServingConfiguration(model.name(), model.shape(), accelerator, parallelism);
  }

  /**
   * Returns what tells its chip from others, whatever the memory beside it: the peak. Both A100
   * have 312 TFLOPS.
   */
  public String chip() {
    return Math.round(accelerator.peakTflops()) + " TFLOPS";
  }

  /** Returns its name for people and for grouping rows: model, accelerator, tensor, pipeline. */
  public String label() {
    String cut = ", tp " + parallelism.tensor() + ", pp " + parallelism.pipeline();
    return model + " on " + accelerator.name() + cut;
  }
}
