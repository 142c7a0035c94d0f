package io.slit.predictor.fallback;

import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * Time to process one prompt on an idle replica.
 *
 * <p>Formula: {@code (floor^4 + work^4)^(1/4)}, a smooth maximum that rises strictly with the
 * prompt. Short prompts stay at the floor (kernel launches and one read of the weights); long ones
 * follow the work (arithmetic at a measured efficiency, and the exchange between GPUs).
 *
 * <p>Constants: calibrated on the 56 batch-1 medians of Splitwise's table (Llama2-70B, BLOOM-176B;
 * A100-80GB, H100; tensor parallel 2, 4, 8), median error 9 %.
 */
public final class PrefillModel {
  /** Part of peak FLOPS reached by prefill; calibrated. */
  static final double COMPUTE_EFFICIENCY = 0.64;

  /** Part of peak bandwidth reached while weights are read; calibrated. */
  static final double BANDWIDTH_EFFICIENCY = 0.8;

  /** Launch overhead of one block, s; calibrated. */
  static final double LAUNCH_SECONDS_PER_LAYER = 0.46e-3;

  /** Effective speed of the all-reduce of a GPU, byte/s; calibrated (NVLink peak: 300-450e9). */
  static final double ALL_REDUCE_BYTES_PER_SECOND = 75e9;

  private static final double SHARPNESS = 4;

  private PrefillModel() {}

  /** Returns the time to process one prompt, in s. */
  public static double seconds(ServingConfiguration configuration, double inputTokens) {
    return seconds(floorSeconds(configuration), workSeconds(configuration, inputTokens));
  }

  /** Returns the smooth maximum of floor and work. */
  static double seconds(double floor, double work) {
    return Math.pow(Math.pow(floor, SHARPNESS) + Math.pow(work, SHARPNESS), 1 / SHARPNESS);
  }

  /** Returns the time that grows with the prompt: arithmetic and exchange, in s. */
  public static double workSeconds(ServingConfiguration configuration, double inputTokens) {
    Roofline roofline = new Roofline(configuration);
    return roofline.prefillComputeSeconds(inputTokens) / COMPUTE_EFFICIENCY
        + roofline.allReduceBytes(inputTokens) / ALL_REDUCE_BYTES_PER_SECOND;
  }

  /**
   * Returns the length of a prompt without cached tokens that takes as much work as this one:
   * {@code work(result) = work(input) - work(cached)}, at least 1, since engines process the last
   * token anyway. Work is {@code a t + b t^2} (weights and exchange; attention over pairs), so new
   * tokens that attend to a long cached prefix count for more than their number.
   */
  public static double processedTokens(ServingConfiguration configuration, TokenMix tokens) {
    if (tokens.cached() == 0) {
      return tokens.input();
    }
    double ofOne = workSeconds(configuration, 1);
    double quadratic = (workSeconds(configuration, 2) - 2 * ofOne) / 2;
    double linear = ofOne - quadratic;
    double work =
        workSeconds(configuration, tokens.input()) - workSeconds(configuration, tokens.cached());
    double root = Math.sqrt(linear * linear + 4 * quadratic * work);
    return Math.min(tokens.input(), Math.max(1, 2 * work / (linear + root)));
  }

  static double floorSeconds(ServingConfiguration configuration) {
    return configuration.shape().layers() * LAUNCH_SECONDS_PER_LAYER
        + new Roofline(configuration).weightsReadSeconds(1) / BANDWIDTH_EFFICIENCY;
  }
}
