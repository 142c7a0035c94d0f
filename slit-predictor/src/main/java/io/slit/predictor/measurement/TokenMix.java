package io.slit.predictor.measurement;

import io.slit.core.units.Require;

/**
 * Mean tokens of the requests that were served together.
 *
 * @param input mean prompt tokens, cached ones included
 * @param output mean generated tokens
 * @param cached mean prompt tokens that a prefix cache held: they are attended to, not processed
 */
public record TokenMix(double input, double output, double cached) {
  /**
   * Prompt tokens of the ShareGPT chat requests that ML.ENERGY measured with. The dataset does not
   * print them: 250 is the middle of the 200-300 that its benchmark paper's workload has (Chung et
   * al., NeurIPS D&amp;B 2025).
   */
  public static final double CHAT_INPUT = 250;

  /** Prompt tokens of the EvalPlus code requests that ML.ENERGY measured with; our estimate. */
  public static final double CODE_INPUT = 180;

  /** The mix that ML.ENERGY's chat rows were measured at: 250 in, 460 out. */
  public static final TokenMix CHAT = new TokenMix(CHAT_INPUT, 460);

  /** Checks the ranges. */
  public TokenMix {
    Require.within(1, 2_000_000, input, "mean input tokens", "Count the tokens of the prompts.");
    Require.within(1, 1_000_000, output, "mean output tokens", "Count the generated tokens.");
    Require.within(0, input, cached, "mean cached tokens", "They are part of the prompts.");
  }

  /** A mix without cached tokens. */
  public TokenMix(double input, double output) {
    this(input, output, 0);
  }

  /** Returns the mean tokens in the key-value cache of a request that is half done. */
  public double meanContext() {
    return input + output / 2;
  }
}
