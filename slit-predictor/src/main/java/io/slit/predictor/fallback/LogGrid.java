package io.slit.predictor.fallback;

import java.util.function.IntToDoubleFunction;

/**
 * A grid of four points per doubling, {@code 2^(i/4)}, on which curves are made monotone.
 *
 * <p>The envelope of a curve at x is its running maximum (or minimum) over the grid points from 1
 * to x, interpolated in log-log between two points. It is continuous and monotone whatever the
 * curve does. Isotonic regression was the alternative: it needs the whole curve for one point.
 */
public final class LogGrid {
  private static final double POINTS_PER_DOUBLING = 4;

  private static final double POINTS_PER_LOG = POINTS_PER_DOUBLING / Math.log(2);

  private LogGrid() {}

  /** Returns a point of the grid; point 0 is 1. */
  public static double point(int index) {
    return Math.pow(2, index / POINTS_PER_DOUBLING);
  }

  /** Returns how many points cover [1, max], and one more to interpolate to. */
  public static int pointsUpTo(double max) {
    return (int) Math.floor(position(max)) + 2;
  }

  /** Returns the rising envelope at {@code x >= 1} of a positive curve given on the grid. */
  public static double risingAt(double x, IntToDoubleFunction curve) {
    double position = position(x);
    int below = (int) Math.floor(position);
    double left = curve.applyAsDouble(0);
    for (int i = 1; i <= below; i++) {
      left = Math.max(left, curve.applyAsDouble(i));
    }
    double right = Math.max(left, curve.applyAsDouble(below + 1));
    return between(left, right, position - below);
  }

  /** Returns the falling envelope at {@code x >= 1} of a positive curve given on the grid. */
  public static double fallingAt(double x, IntToDoubleFunction curve) {
    return 1 / risingAt(x, index -> 1 / curve.applyAsDouble(index));
  }

  /** Returns where a number lies on the grid, 0 for 1 and below. */
  public static double position(double x) {
    return Math.max(0, POINTS_PER_LOG * Math.log(x));
  }

  /** Returns the value between two points of the grid, a power law through them. */
  public static double between(double left, double right, double share) {
    return left * Math.pow(right / left, share);
  }
}
