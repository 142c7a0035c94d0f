package io.slit.predictor.measurement;

import io.slit.core.units.Latency;
import io.slit.core.units.Require;

/**
 * A measured time to process prompts.
 *
 * @param configuration what served them
 * @param inputTokens tokens of one prompt
 * @param batch prompts processed at once; the time is that of the whole batch
 * @param time time until the batch had its first tokens
 */
public record PrefillMeasurement(
    ServingConfiguration configuration, double inputTokens, int batch, Latency time) {
  /** Checks the ranges. */
  public PrefillMeasurement {
    Require.within(1, 2_000_000, inputTokens, "input tokens", "Count the tokens of the prompt.");
    Require.atLeast(1, batch, "prefill batch", "Count the prompts that were processed at once.");
    Require.within(
        1e-6, 1e5, time.seconds(), "prefill time in s", "A measured time is positive; 0 is a gap.");
  }
}
