package io.slit.predictor.fallback;

import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * Time per output token.
 *
 * <p>Formula: {@code memory/0.85 + compute/0.6 + layers x launch + engine(c) + joining prompts},
 * the engine's work per sequence growing as c^0.78. Under continuous batching {@code (c-1)/out}
 * prompts join per step; half of their work hides under memory-bound decoding.
 *
 * <p>Regimes: launch-bound for one request, bandwidth-bound with long contexts, engine-bound with
 * many short ones. Constants: calibrated on Splitwise (static batches up to 16) and ML.ENERGY
 * (continuous, 32 and more), median error 13 %.
 */
public final class DecodeModel {
  /** Part of peak bandwidth reached by decode; calibrated. */
  static final double BANDWIDTH_EFFICIENCY = 0.85;

  /** Part of peak FLOPS reached by decode; calibrated. */
  static final double COMPUTE_EFFICIENCY = 0.6;

  /** Launch overhead of one block, s; calibrated. */
  static final double LAUNCH_SECONDS_PER_LAYER = 0.27e-3;

  /** Engine overhead of one sequence of a 40-block model, s; calibrated. */
  static final double ENGINE_SECONDS = 1.1e-3;

  private static final double ENGINE_GROWTH = 0.78;
  private static final double ENGINE_REFERENCE_LAYERS = 40;
  private static final double ENGINE_LAYER_GROWTH = 0.3;

  /** Part of a joining prompt's work that the others wait for; calibrated. */
  static final double PROMPT_INTERFERENCE = 0.5;

  private DecodeModel() {}

  /** Returns the time per output token of a batch that all started together, in s. */
  public static double staticTpotSeconds(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    Roofline roofline = new Roofline(configuration);
    double cached = roofline.microBatch(concurrency) * tokens.meanContext();
    return contextFreeSeconds(configuration, concurrency)
        + roofline.cacheReadSeconds(cached) / BANDWIDTH_EFFICIENCY;
  }

  /** Returns the part of a step that does not depend on the tokens in the cache, in s. */
  static double contextFreeSeconds(ServingConfiguration configuration, double concurrency) {
    Roofline roofline = new Roofline(configuration);
    return roofline.weightsReadSeconds(roofline.microBatch(concurrency)) / BANDWIDTH_EFFICIENCY
        + roofline.decodeComputeSeconds(concurrency) / COMPUTE_EFFICIENCY
        + configuration.shape().layers() * LAUNCH_SECONDS_PER_LAYER
        + engineSeconds(configuration, concurrency);
  }

  /** Returns the time per output token under continuous batching, in s. */
  public static double tpotSeconds(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    return staticTpotSeconds(configuration, tokens, concurrency)
        + joiningPromptSeconds(configuration, tokens, concurrency);
  }

  /** Returns the time per output token under either kind of batching, in s. */
  public static double tpotSeconds(
      ServingConfiguration configuration, Batching batching, TokenMix tokens, double concurrency) {
    return switch (batching) {
      case STATIC -> staticTpotSeconds(configuration, tokens, concurrency);
      case CONTINUOUS -> tpotSeconds(configuration, tokens, concurrency);
    };
  }

  private static double joiningPromptSeconds(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    double promptsPerStep = (concurrency - 1) / tokens.output();
    double prompt = PrefillModel.processedTokens(configuration, tokens);
    double work = PrefillModel.workSeconds(configuration, prompt);
    return promptsPerStep * joiningSeconds(configuration, work);
  }

  /** Returns how long one joining prompt of some work holds the others up, in s. */
  static double joiningSeconds(ServingConfiguration configuration, double workSeconds) {
    return PROMPT_INTERFERENCE * workSeconds / configuration.parallelism().pipeline();
  }

  private static double engineSeconds(ServingConfiguration configuration, double concurrency) {
    double depth = configuration.shape().layers() / ENGINE_REFERENCE_LAYERS;
    return ENGINE_SECONDS
        * Math.pow(concurrency, ENGINE_GROWTH)
        * Math.pow(depth, ENGINE_LAYER_GROWTH);
  }
}
