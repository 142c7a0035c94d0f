package io.slit.core.workload;

import io.slit.core.units.Require;

/**
 * Token counts of the requests of a class.
 *
 * @param meanInput mean prompt tokens
 * @param p95Input 95th percentile of prompt tokens
 * @param inputScv squared coefficient of variation of prompt tokens
 * @param meanOutput mean generated tokens
 */
public record TokenProfile(double meanInput, double p95Input, double inputScv, double meanOutput) {
  /** Checks the ranges. */
  public TokenProfile {
    Require.within(1, 2_000_000, meanInput, "mean_input_tokens", "Count prompt tokens.");
    Require.within(1, 2_000_000, p95Input, "p95_input_tokens", "Count prompt tokens.");
    Require.within(0, 1000, inputScv, "input_scv", "Variance over squared mean.");
    Require.within(1, 1_000_000, meanOutput, "mean_output_tokens", "Count generated tokens.");
  }
}
