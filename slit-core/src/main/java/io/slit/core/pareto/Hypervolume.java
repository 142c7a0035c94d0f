package io.slit.core.pareto;

import java.util.List;

/**
 * The volume that a set of points dominates up to a reference point; every value is minimised.
 *
 * <p>Exact, by the WFG algorithm (While, Bradstreet and Barone, IEEE Transactions on Evolutionary
 * Computation 2012): the exclusive volumes of the points add up, and the exclusive volume of a
 * point is its box less what the later points, limited to that box, cover of it. Three objectives
 * end the recursion by a sweep. Exponential in the objectives at worst: {@link Volume} says up to
 * how many points it takes a second at most. Points that are not better than the reference in every
 * objective count nothing.
 */
public final class Hypervolume {
  private Hypervolume() {}

  /**
   * Returns the hypervolume of points.
   *
   * @param points in any order, dominated ones and doubles allowed; not changed
   * @param reference a point worse than those of interest
   * @throws IllegalArgumentException if lengths differ or there are fewer than two objectives
   */
  public static double of(List<double[]> points, double[] reference) {
    double[][] inside = inside(points, reference);
    return inside.length == 0 ? 0 : ExactVolume.of(inside, reference);
  }

  /** Returns the points that are better than the reference in every objective. */
  static double[][] inside(List<double[]> points, double[] reference) {
    points.forEach(point -> requireSameLength(point, reference));
    return points.stream().filter(point -> isInside(point, reference)).toArray(double[][]::new);
  }

  private static void requireSameLength(double[] point, double[] reference) {
    if (point.length != reference.length || point.length < 2) {
      throw new IllegalArgumentException(
          "A point of %d objectives cannot be measured to a reference of %d; both must have the same, at least 2."
              .formatted(point.length, reference.length));
    }
  }

  private static boolean isInside(double[] point, double[] reference) {
    for (int i = 0; i < point.length; i++) {
      if (!(point[i] < reference[i])) {
        return false;
      }
    }
    return true;
  }
}
