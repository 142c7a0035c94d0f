package io.slit.core.spi;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;
import io.slit.core.units.Require;

/**
 * A request of some size on some hardware under some load.
 *
 * @param model the model
 * @param accelerator the GPUs of the replica
 * @param parallelism how many of them
 * @param inputTokens prompt tokens, cached ones included
 * @param outputTokens generated tokens
 * @param concurrency requests in decode together on the replica, at least 1
 * @param cachedTokens prompt tokens that a prefix cache holds, so that they need no prefill
 */
public record ServingQuery(
    LlmModel model,
    Accelerator accelerator,
    Parallelism parallelism,
    double inputTokens,
    double outputTokens,
    double concurrency,
    double cachedTokens) {
  /** Checks the ranges. */
  public ServingQuery {
    Require.within(1, 2_000_000, inputTokens, "input tokens", "Count the tokens of the prompt.");
    Require.within(1, 1_000_000, outputTokens, "output tokens", "Count the generated tokens.");
    Require.within(1, 100_000, concurrency, "concurrency", "A replica serves at least this one.");
    Require.within(0, inputTokens, cachedTokens, "cached tokens", "They are part of the prompt.");
  }

  /** A request of whose prompt nothing is cached. */
  public ServingQuery(
      LlmModel model,
      Accelerator accelerator,
      Parallelism parallelism,
      double inputTokens,
      double outputTokens,
      double concurrency) {
    this(model, accelerator, parallelism, inputTokens, outputTokens, concurrency, 0);
  }
}
