package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.core.units.Share;

/**
 * How far predictions of one target were from its measurements; errors are median absolute
 * percentage errors as fractions, 0.1 is 10 %.
 *
 * @param rows measurements
 * @param trained error on the rows it was trained on
 * @param heldOut error on configurations it was not trained on (five folds)
 * @param newModel error on models it was not trained on (one left out at a time)
 * @param analytic error of the formula alone
 * @param coverage part of the held-out rows that lie in the 80 % interval, which was then set on
 *     the other half of them
 */
public record TargetErrors(
    int rows, double trained, double heldOut, double newModel, double analytic, Share coverage) {
  /** Checks the ranges. */
  public TargetErrors {
    Require.atLeast(1, rows, "rows behind an error", "No error without rows.");
    Require.atLeast(0, trained, "error on training rows", "It is an absolute value.");
    Require.atLeast(0, heldOut, "error on held-out configurations", "It is an absolute value.");
    Require.atLeast(0, newModel, "error on new models", "It is an absolute value.");
    Require.atLeast(0, analytic, "error of the formula", "It is an absolute value.");
  }
}
