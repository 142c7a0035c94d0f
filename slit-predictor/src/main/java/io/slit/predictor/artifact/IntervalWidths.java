package io.slit.predictor.artifact;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.Require;

/**
 * Half widths of the 80 % interval, as natural logarithms, by what the estimate stands on.
 *
 * <p>Split conformal prediction (Vovk et al., 2005; Lei et al., JASA 2018): each is the 80 %
 * quantile of the absolute errors on rows that the model had not seen, and never seen in the same
 * way: other rows of the configuration, other configurations, other models.
 *
 * @param measured for configurations that were measured
 * @param interpolated for other configurations of a measured model on a measured accelerator
 * @param extrapolated for another model or accelerator, close to what was measured: the correction
 *     is trusted by half or more
 * @param analytic farther away, where the formula stands alone or nearly so
 */
public record IntervalWidths(
    double measured, double interpolated, double extrapolated, double analytic) {
  private static final double WIDEST = 10;

  /** Checks that they are numbers and in order. */
  public IntervalWidths {
    String advice = "Less is known, so it cannot be narrower.";
    Require.within(0, WIDEST, measured, "width for measured", advice);
    Require.within(measured, WIDEST, interpolated, "width for interpolated", advice);
    Require.within(interpolated, WIDEST, extrapolated, "width for extrapolated", advice);
    Require.within(extrapolated, WIDEST, analytic, "width for analytic", advice);
  }

  /** Returns the half width for a basis. */
  public double of(Basis basis) {
    return switch (basis) {
      case MEASURED -> measured;
      case INTERPOLATED -> interpolated;
      case EXTRAPOLATED -> extrapolated;
      case ANALYTIC -> analytic;
    };
  }

  /** Returns a positive value with its interval. */
  public Estimate around(double value, Basis basis) {
    double factor = Math.exp(of(basis));
    return new Estimate(value, value / factor, value * factor);
  }
}
