package io.slit.core.pareto;

import java.util.List;

/**
 * What compares one front with another; every value is minimised, and all objectives should be
 * scaled alike before.
 *
 * <p>Sources: IGD+ of Ishibuchi et al., Evolutionary Multi-Criterion Optimization 2015; the
 * additive epsilon indicator of Zitzler et al., IEEE Transactions on Evolutionary Computation 2003;
 * coverage, the C metric, of Zitzler and Thiele, same journal 1999. Each takes time with the
 * product of the sizes.
 */
public final class FrontComparison {
  private FrontComparison() {}

  /**
   * Returns the mean distance from each point of a reference front to the region that a front
   * dominates (IGD+): 0 if the front is nowhere behind, more if it is worse.
   *
   * @throws IllegalArgumentException if one is empty or lengths differ
   */
  public static double invertedGenerationalDistancePlus(
      List<double[]> front, List<double[]> reference) {
    requireComparable(front, reference);
    return reference.stream()
        .mapToDouble(
            target ->
                front.stream().mapToDouble(point -> behind(point, target)).min().orElseThrow())
        .average()
        .orElseThrow();
  }

  /** The Euclidean length of what a point is worse than a target by. */
  private static double behind(double[] point, double[] target) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      double worse = Math.max(0, point[j] - target[j]);
      sum += worse * worse;
    }
    return Math.sqrt(sum);
  }

  /**
   * Returns the least that has to be taken from every value of a front for it to be nowhere behind
   * a reference front (additive epsilon); negative if it is ahead everywhere.
   *
   * @throws IllegalArgumentException if one is empty or lengths differ
   */
  public static double additiveEpsilon(List<double[]> front, List<double[]> reference) {
    requireComparable(front, reference);
    return reference.stream()
        .mapToDouble(
            target ->
                front.stream().mapToDouble(point -> largestLoss(point, target)).min().orElseThrow())
        .max()
        .orElseThrow();
  }

  private static double largestLoss(double[] point, double[] target) {
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < point.length; j++) {
      most = Math.max(most, point[j] - target[j]);
    }
    return most;
  }

  /**
   * Returns the part of {@code covered} that some point of {@code front} is nowhere worse than (C
   * metric), in [0, 1]. Not symmetric: both ways have to be looked at.
   *
   * @throws IllegalArgumentException if one is empty or lengths differ
   */
  public static double coverage(List<double[]> front, List<double[]> covered) {
    requireComparable(front, covered);
    DominanceTree tree = new DominanceTree(front.toArray(double[][]::new));
    return (double) covered.stream().filter(tree::reaches).count() / covered.size();
  }

  private static void requireComparable(List<double[]> front, List<double[]> other) {
    if (front.isEmpty() || other.isEmpty()) {
      throw new IllegalArgumentException(
          "Fronts of %d and %d points cannot be compared; both need at least one point."
              .formatted(front.size(), other.size()));
    }
    int objectives = front.get(0).length;
    front.forEach(point -> requireLength(point, objectives));
    other.forEach(point -> requireLength(point, objectives));
  }

  private static void requireLength(double[] point, int objectives) {
    if (point.length != objectives) {
      throw new IllegalArgumentException(
          "A point of %d objectives cannot be compared with one of %d; all must have as many."
              .formatted(point.length, objectives));
    }
  }
}
