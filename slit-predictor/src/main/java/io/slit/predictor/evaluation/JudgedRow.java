package io.slit.predictor.evaluation;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate.Basis;

/**
 * One measured value beside the estimate of a model that was not trained on it.
 *
 * @param target what was measured
 * @param axis prompt tokens for TTFT, concurrency for the others
 * @param measured value, s or J
 * @param estimate of it, with its interval
 * @param basis what this target's estimate stands on
 * @param formula what the formula alone says
 */
public record JudgedRow(
    Target target, double axis, double measured, Estimate estimate, Basis basis, double formula) {
  /** Returns |predicted/measured - 1|. */
  public double error() {
    return Math.abs(estimate.value() / measured - 1);
  }

  /** Returns |formula/measured - 1|. */
  public double formulaError() {
    return Math.abs(formula / measured - 1);
  }

  /** Tells whether the measured value lies in the interval. */
  public boolean isCovered() {
    return estimate.low() <= measured && measured <= estimate.high();
  }
}
