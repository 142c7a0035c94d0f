package io.slit.core.simulation;

import io.slit.core.units.Require;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * A measured curve: straight lines between its points. Before the first point it keeps the first
 * value; after the last it goes on with the last slope, never falling. Immutable.
 */
public final class Curve {
  private final double[] xs;
  private final double[] ys;

  private Curve(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /**
   * Returns the curve through some points.
   *
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static Curve of(SortedMap<Double, Double> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("A curve needs at least one point.");
    }
    double[] xs = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] ys = points.values().stream().mapToDouble(Double::doubleValue).toArray();
    for (int i = 0; i < xs.length; i++) {
      Require.finite(xs[i], "x of a curve");
      Require.finite(ys[i], "y of a curve");
    }
    return new Curve(xs, ys);
  }

  /** Returns a curve that is the same everywhere. */
  public static Curve constant(double value) {
    return new Curve(new double[] {0}, new double[] {Require.finite(value, "y of a curve")});
  }

  /** Returns the value at a point. */
  public double at(double x) {
    int last = xs.length - 1;
    if (x <= xs[0] || last == 0) {
      return ys[0];
    }
    if (x >= xs[last]) {
      double slope = (ys[last] - ys[last - 1]) / (xs[last] - xs[last - 1]);
      return ys[last] + Math.max(0, slope) * (x - xs[last]);
    }
    int found = Arrays.binarySearch(xs, x);
    int right = found >= 0 ? found : -found - 1;
    if (found >= 0) {
      return ys[found];
    }
    double share = (x - xs[right - 1]) / (xs[right] - xs[right - 1]);
    return ys[right - 1] + share * (ys[right] - ys[right - 1]);
  }
}
