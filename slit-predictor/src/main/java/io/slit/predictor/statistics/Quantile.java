package io.slit.predictor.statistics;

import io.slit.core.units.Require;
import java.util.Arrays;

/** Quantiles of small samples. */
public final class Quantile {
  private Quantile() {}

  /** Returns the median; at least one value. */
  public static double median(double[] values) {
    double[] sorted = sorted(values);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Returns the conformal quantile: the value of rank {@code ceil((n + 1) x share)}, at most the
   * greatest. A new exchangeable value lies below it with at least that probability.
   */
  public static double conformal(double[] values, double share) {
    double[] sorted = sorted(values);
    int rank = (int) Math.ceil((sorted.length + 1) * share);
    return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
  }

  private static double[] sorted(double[] values) {
    Require.atLeast(1, values.length, "values of a quantile", "There is none of nothing.");
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
