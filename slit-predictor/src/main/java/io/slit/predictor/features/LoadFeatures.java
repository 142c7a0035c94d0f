package io.slit.predictor.features;

import io.slit.predictor.fallback.Roofline;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import java.util.List;

/**
 * What the TPOT and the energy model see: sizes, hardware, load, and roofline times.
 *
 * <p>Token counts are left out on purpose. The learned part is then the same at every mix, the
 * formula alone carries a measurement to other token counts, and the measured total is kept at the
 * measured mix. The roofline times are those of ML.ENERGY's chat mix.
 */
public final class LoadFeatures {
  /** Name, order and units. */
  public static final FeatureSchema SCHEMA =
      new FeatureSchema(
          "load",
          1,
          List.of(
              new Feature("parameters", "billion"),
              new Feature("active_parameters", "billion"),
              new Feature("layers", "1"),
              new Feature("cache", "MB per token"),
              new Feature("memory", "GB per GPU"),
              new Feature("bandwidth", "GB/s per GPU"),
              new Feature("peak", "TFLOPS per GPU"),
              new Feature("idle_power", "W per replica"),
              new Feature("max_power", "W per replica"),
              new Feature("tensor_parallel", "GPUs"),
              new Feature("pipeline_parallel", "stages"),
              new Feature("concurrency", "requests"),
              new Feature("roofline_memory", "s per step"),
              new Feature("roofline_compute", "s per step")));

  /** Position of its axis, the logarithm of concurrency. */
  public static final int CONCURRENCY = 11;

  private static final double MB_PER_GB = 1000;

  private LoadFeatures() {}

  /** Returns the features of a load, in the order of the schema. */
  public static double[] of(ServingConfiguration configuration, double concurrency) {
    Roofline roofline = new Roofline(configuration);
    int gpus = configuration.parallelism().gpus();
    return new double[] {
      Math.log(configuration.shape().parametersBillion()),
      Math.log(configuration.shape().activeParametersBillion()),
      Math.log(configuration.shape().layers()),
      Math.log(configuration.shape().kvGbPerToken() * MB_PER_GB),
      Math.log(configuration.accelerator().memoryGb()),
      Math.log(configuration.accelerator().bandwidthGbPerS()),
      Math.log(configuration.accelerator().peakTflops()),
      Math.log(gpus * Math.max(1, configuration.accelerator().power().idle().watts())),
      Math.log(gpus * Math.max(1, configuration.accelerator().power().max().watts())),
      Math.log(configuration.parallelism().tensor()),
      Math.log(configuration.parallelism().pipeline()),
      Math.log(concurrency),
      Math.log(roofline.decodeMemorySeconds(TokenMix.CHAT, concurrency)),
      Math.log(roofline.decodeComputeSeconds(concurrency))
    };
  }
}
