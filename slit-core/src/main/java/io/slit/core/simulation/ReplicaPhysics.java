package io.slit.core.simulation;

import io.slit.core.units.Require;

/**
 * How fast one replica is and what its GPUs draw: curves made from measurements.
 *
 * @param speed how long its steps take
 * @param draw power of all its GPUs
 * @param slots requests in decode together at most
 * @param cacheTokens tokens that its key-value cache holds
 * @param startSeconds from power-on until it serves: boot and loading of the model
 */
public record ReplicaPhysics(
    Speed speed, Draw draw, int slots, double cacheTokens, double startSeconds) {
  /** Checks the ranges. */
  public ReplicaPhysics {
    Require.atLeast(1, slots, "slots of a replica", "It serves one request at least.");
    Require.atLeast(1, cacheTokens, "cache tokens of a replica", "It holds one prompt at least.");
    Require.atLeast(0, startSeconds, "start-up time in s", "0 starts at once.");
  }

  /**
   * How long the steps of a replica take.
   *
   * @param prefillSeconds of a batch of prompts, over its tokens
   * @param decodeSeconds of one step at an empty cache, over the requests in the batch
   * @param decodeSecondsPerCachedToken what a token in the cache adds to a decode step
   * @param pipelineStages stages that work on different batches at the same time
   * @param prefillTokens tokens of a batch of prompts at most; a longer prompt is alone in its
   *     batch
   */
  public record Speed(
      Curve prefillSeconds,
      Curve decodeSeconds,
      double decodeSecondsPerCachedToken,
      int pipelineStages,
      int prefillTokens) {
    /** Checks the ranges. */
    public Speed {
      Require.atLeast(0, decodeSecondsPerCachedToken, "decode s per cached token", "Give s.");
      Require.atLeast(1, pipelineStages, "pipeline stages", "1 means that the model is not cut.");
      Require.atLeast(1, prefillTokens, "prefill tokens of a batch", "vLLM: 2048.");
    }
  }

  /**
   * What all GPUs of a replica draw.
   *
   * @param idleWatts while they wait
   * @param prefillWatts over the tokens of a batch of prompts
   * @param decodeWatts over the requests in the batch
   */
  public record Draw(double idleWatts, Curve prefillWatts, Curve decodeWatts) {
    /** Checks the range. */
    public Draw {
      Require.atLeast(0, idleWatts, "idle power in W", "Give the draw of all GPUs.");
    }
  }
}
