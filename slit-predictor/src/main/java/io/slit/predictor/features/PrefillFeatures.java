package io.slit.predictor.features;

import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.measurement.ServingConfiguration;
import java.util.List;

/** What the prefill model sees: sizes, hardware, prompt, and the time that physics gives. */
public final class PrefillFeatures {
  /** Name, order and units. */
  public static final FeatureSchema SCHEMA =
      new FeatureSchema(
          "prefill",
          1,
          List.of(
              new Feature("parameters", "billion"),
              new Feature("active_parameters", "billion"),
              new Feature("layers", "1"),
              new Feature("bandwidth", "GB/s per GPU"),
              new Feature("peak", "TFLOPS per GPU"),
              new Feature("tensor_parallel", "GPUs"),
              new Feature("pipeline_parallel", "stages"),
              new Feature("input_tokens", "tokens"),
              new Feature("analytic_prefill", "s")));

  /** Position of its axis, the logarithm of prompt tokens. */
  public static final int INPUT_TOKENS = 7;

  private PrefillFeatures() {}

  /** Returns the features of a prompt, in the order of the schema. */
  public static double[] of(ServingConfiguration configuration, double inputTokens) {
    return new double[] {
      Math.log(configuration.shape().parametersBillion()),
      Math.log(configuration.shape().activeParametersBillion()),
      Math.log(configuration.shape().layers()),
      Math.log(configuration.accelerator().bandwidthGbPerS()),
      Math.log(configuration.accelerator().peakTflops()),
      Math.log(configuration.parallelism().tensor()),
      Math.log(configuration.parallelism().pipeline()),
      Math.log(inputTokens),
      Math.log(PrefillModel.seconds(configuration, inputTokens))
    };
  }
}
