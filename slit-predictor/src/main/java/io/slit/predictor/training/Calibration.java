package io.slit.predictor.training;

import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.predictor.artifact.IntervalWidths;
import io.slit.predictor.statistics.Quantile;
import java.util.List;
import java.util.stream.Stream;

/**
 * What held-out rows say about a model: which share of the learned correction helps, and how wide
 * its intervals must be.
 *
 * @param byRow rows held out alone
 * @param byConfiguration rows whose configuration was held out
 * @param elsewhere rows whose model, or accelerator, was held out
 */
record Calibration(List<HeldOut> byRow, List<HeldOut> byConfiguration, List<HeldOut> elsewhere) {
  private static final double INTERVAL = 0.8;

  /** Fewest rows that an interval is set on. */
  private static final int LEAST_ROWS = 10;

  private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  /** All of the correction, as for configurations that were measured. */
  static final double ALL = 1;

  /**
   * Returns the share of the correction with the least mean absolute error on rows of unseen
   * configurations; none if the formula alone is as good. The mean, not the median: it moves less
   * from sample to sample.
   */
  double share() {
    double best = 0;
    for (double share : SHARES) {
      if (meanError(share) < meanError(best)) {
        best = share;
      }
    }
    return best;
  }

  private double meanError(double share) {
    return byConfiguration.stream()
        .mapToDouble(one -> Math.abs(one.error(share)))
        .average()
        .orElse(0);
  }

  /**
   * Returns the half widths of the 80 % interval by basis: split conformal, each on the held-out
   * rows that have this basis.
   *
   * @param analyticWidth half width of the formula's interval, where too few rows were held out so
   */
  IntervalWidths widths(double share, double analyticWidth) {
    double measured = width(byRow.stream(), ALL);
    double interpolated = Math.max(measured, widthOf(Basis.INTERPOLATED, share, measured));
    double extrapolated = Math.max(interpolated, widthOf(Basis.EXTRAPOLATED, share, analyticWidth));
    double analytic = Math.max(extrapolated, widthOf(Basis.ANALYTIC, share, analyticWidth));
    return new IntervalWidths(measured, interpolated, extrapolated, analytic);
  }

  private double widthOf(Basis basis, double share, double otherwise) {
    List<HeldOut> rows = unseen().filter(one -> one.basis() == basis).toList();
    return rows.size() < LEAST_ROWS ? otherwise : width(rows.stream(), share);
  }

  private Stream<HeldOut> unseen() {
    return Stream.concat(byConfiguration.stream(), elsewhere.stream());
  }

  /** Returns the half width that holds 80 % of such rows. */
  static double width(Stream<HeldOut> rows, double share) {
    return Quantile.conformal(
        rows.mapToDouble(one -> Math.abs(one.error(share))).toArray(), INTERVAL);
  }

  /** Returns the median of |predicted/measured - 1|. */
  static double medianError(List<HeldOut> rows, double share) {
    return Quantile.median(
        rows.stream().mapToDouble(one -> Math.abs(Math.exp(-one.error(share)) - 1)).toArray());
  }
}
