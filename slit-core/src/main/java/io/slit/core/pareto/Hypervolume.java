package io.slit.core.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that a set of points dominates up to a reference point; every value is minimised.
 *
 * <p>Exact, by the WFG algorithm (While, Bradstreet and Barone, IEEE Transactions on Evolutionary
 * Computation 2012): the exclusive volumes of the points add up, and the exclusive volume of a
 * point is its box less what the later points, limited to that box, cover of it. Two objectives end
 * the recursion by a sweep. Exponential in the objectives at worst: meant for 2 to 6 of them and
 * some hundred points. Points that are not better than the reference in every objective count
 * nothing.
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
    List<double[]> inside = new ArrayList<>();
    for (double[] point : points) {
      requireSameLength(point, reference);
      if (isInside(point, reference)) {
        inside.add(point);
      }
    }
    return volume(nonDominated(inside), reference);
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

  private static double volume(List<double[]> front, double[] reference) {
    if (reference.length == 2) {
      return area(front, reference);
    }
    List<double[]> sorted = new ArrayList<>(front);
    int last = reference.length - 1;
    sorted.sort(Comparator.comparingDouble(point -> -point[last]));
    double sum = 0;
    for (int i = 0; i < sorted.size(); i++) {
      sum += exclusive(sorted, i, reference);
    }
    return sum;
  }

  /** Sorted by the last objective, later points limited to a box share its last value: one less. */
  private static double exclusive(List<double[]> sorted, int i, double[] reference) {
    double[] point = sorted.get(i);
    int last = reference.length - 1;
    double[] base = Arrays.copyOf(reference, last);
    double box = 1;
    for (int j = 0; j < last; j++) {
      box *= reference[j] - point[j];
    }
    List<double[]> limited = new ArrayList<>();
    for (double[] other : sorted.subList(i + 1, sorted.size())) {
      double[] worse = new double[last];
      for (int j = 0; j < last; j++) {
        worse[j] = Math.max(point[j], other[j]);
      }
      limited.add(worse);
    }
    double covered = limited.isEmpty() ? 0 : volume(nonDominated(limited), base);
    return (reference[last] - point[last]) * (box - covered);
  }

  private static double area(List<double[]> front, double[] reference) {
    List<double[]> sorted = new ArrayList<>(front);
    sorted.sort(Comparator.comparingDouble(point -> point[0]));
    double sum = 0;
    double ceiling = reference[1];
    for (double[] point : sorted) {
      sum += (reference[0] - point[0]) * Math.max(0, ceiling - point[1]);
      ceiling = Math.min(ceiling, point[1]);
    }
    return sum;
  }

  private static List<double[]> nonDominated(List<double[]> points) {
    List<double[]> kept = new ArrayList<>();
    for (double[] point : points) {
      if (kept.stream().noneMatch(other -> nowhereWorse(other, point))) {
        kept.removeIf(other -> nowhereWorse(point, other));
        kept.add(point);
      }
    }
    return kept;
  }

  private static boolean nowhereWorse(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
    }
    return true;
  }
}
