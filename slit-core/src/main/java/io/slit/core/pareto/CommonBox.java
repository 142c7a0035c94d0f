package io.slit.core.pareto;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How good two fronts are beside each other, in the box that holds both; every value is minimised.
 *
 * <p>Every objective is scaled to [0, 1] between the ideal and the nadir point of both fronts
 * together. The hypervolume is taken to {@value #REFERENCE} in every objective and given as a part
 * of the whole box, so it lies in [0, 1]. The coverage C(A, B) is the part of B that some point of
 * A is nowhere worse than (Zitzler and Thiele, IEEE Transactions on Evolutionary Computation 1999);
 * C(A, B) and C(B, A) do not add up to 1.
 *
 * @param first what the first front is worth
 * @param second what the second front is worth
 */
public record CommonBox(Side first, Side second) {
  /** The reference point, in every scaled objective. */
  public static final double REFERENCE = 1.1;

  /**
   * One of two fronts.
   *
   * @param hypervolume part of the common box that it dominates
   * @param coverage part of the other front that it is nowhere worse than
   */
  public record Side(double hypervolume, double coverage) {}

  /**
   * Compares two fronts.
   *
   * @param first points, not empty, all of one length of at least two
   * @param second points, not empty, of the same length
   * @throws IllegalArgumentException if a front is empty or lengths differ
   */
  public static CommonBox of(List<double[]> first, List<double[]> second) {
    if (first.isEmpty() || second.isEmpty()) {
      throw new IllegalArgumentException("A front without a plan cannot be compared.");
    }
    int length = first.get(0).length;
    if (Stream.concat(first.stream(), second.stream()).anyMatch(p -> p.length != length)) {
      throw new IllegalArgumentException("All plans of both fronts must have the same objectives.");
    }
    double[] ideal = bound(first, second, true);
    double[] nadir = bound(first, second, false);
    return new CommonBox(
        new Side(hypervolume(first, ideal, nadir), FrontComparison.coverage(first, second)),
        new Side(hypervolume(second, ideal, nadir), FrontComparison.coverage(second, first)));
  }

  private static double[] bound(List<double[]> first, List<double[]> second, boolean least) {
    double[] bound = first.get(0).clone();
    for (double[] point : Stream.concat(first.stream(), second.stream()).toList()) {
      for (int i = 0; i < bound.length; i++) {
        bound[i] = least ? Math.min(bound[i], point[i]) : Math.max(bound[i], point[i]);
      }
    }
    return bound;
  }

  private static double hypervolume(List<double[]> front, double[] ideal, double[] nadir) {
    double[] reference = new double[ideal.length];
    Arrays.fill(reference, REFERENCE);
    List<double[]> scaled = front.stream().map(point -> scaled(point, ideal, nadir)).toList();
    return Hypervolume.of(scaled, reference) / Math.pow(REFERENCE, ideal.length);
  }

  private static double[] scaled(double[] point, double[] ideal, double[] nadir) {
    double[] scaled = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      double span = nadir[i] - ideal[i];
      scaled[i] = span == 0 ? 0 : (point[i] - ideal[i]) / span;
    }
    return scaled;
  }
}
