package io.slit.core.search;

import io.slit.core.pareto.HypervolumeSubset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Picks the few points of an archive that stand for all: the best of each objective first, then
 * always the one that adds most hypervolume ({@link HypervolumeSubset}), and where none does, the
 * one farthest from those already picked (greedy k-centre; Gonzalez 1985), in the box scaled to [0,
 * 1].
 */
final class MenuPicker {
  private static final double NEAR = 1e-4;

  private MenuPicker() {}

  /** Returns the positions of at most {@code size} points, in the order they were picked. */
  static List<Integer> pick(List<double[]> points, int size) {
    if (points.isEmpty()) {
      return List.of();
    }
    double[][] scaled = scaled(points);
    double[] distance = new double[scaled.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    List<Integer> picked = new ArrayList<>();
    for (int objective = 0; objective < Math.min(size, scaled[0].length); objective++) {
      take(best(points, objective), scaled, distance, picked);
    }
    for (int further : HypervolumeSubset.pickTwice(picked, List.of(scaled), size)) {
      take(further, scaled, distance, picked);
    }
    while (picked.size() < Math.min(size, scaled.length)) {
      int farthest = farthest(distance);
      if (distance[farthest] == 0) {
        break;
      }
      take(farthest, scaled, distance, picked);
    }
    return List.copyOf(picked);
  }

  private static void take(int i, double[][] scaled, double[] distance, List<Integer> picked) {
    if (distance[i] == 0) {
      return;
    }
    picked.add(i);
    for (int j = 0; j < scaled.length; j++) {
      distance[j] = Math.min(distance[j], squaredDistance(scaled[i], scaled[j]));
    }
    distance[i] = 0;
  }

  private static int best(List<double[]> points, int objective) {
    int best = 0;
    for (int i = 1; i < points.size(); i++) {
      if (before(points.get(i), points.get(best), objective)) {
        best = i;
      }
    }
    return best;
  }

  /** Orders by one objective, ties by the others in turn, so that the pick is unique. */
  private static boolean before(double[] a, double[] b, int objective) {
    if (a[objective] != b[objective]) {
      return a[objective] < b[objective];
    }
    return Arrays.compare(a, b) < 0;
  }

  private static int farthest(double[] distance) {
    int farthest = 0;
    for (int i = 1; i < distance.length; i++) {
      if (distance[i] > distance[farthest]) {
        farthest = i;
      }
    }
    return farthest;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** Scales so that 0 is the least of an objective and 1 the most among the ends of the front. */
  private static double[][] scaled(List<double[]> points) {
    int width = points.get(0).length;
    double[] low = bounds(points, Math::min);
    double[] high = bounds(points, Math::max);
    double[] most = bounds(ends(points, low), Math::max);
    double[][] scaled = new double[points.size()][width];
    for (int i = 0; i < width; i++) {
      double span = most[i] > low[i] ? most[i] - low[i] : high[i] - low[i];
      for (int j = 0; j < scaled.length; j++) {
        scaled[j][i] = span == 0 ? 0 : (points.get(j)[i] - low[i]) / span;
      }
    }
    return scaled;
  }

  private static double[] bounds(List<double[]> points, DoubleBinaryOperator bound) {
    double[] bounds = points.get(0).clone();
    for (double[] point : points) {
      for (int i = 0; i < bounds.length; i++) {
        bounds[i] = bound.applyAsDouble(bounds[i], point[i]);
      }
    }
    return bounds;
  }

  /**
   * Returns the point that is best for each objective; of those within {@value #NEAR} of its least,
   * relative, the one whose others are least together.
   */
  private static List<double[]> ends(List<double[]> points, double[] low) {
    List<double[]> ends = new ArrayList<>();
    for (int i = 0; i < low.length; i++) {
      int objective = i;
      points.stream()
          .filter(point -> point[objective] - low[objective] <= NEAR * Math.abs(low[objective]))
          .min(Comparator.comparingDouble(point -> above(point, low)))
          .ifPresent(ends::add);
    }
    return ends;
  }

  private static double above(double[] point, double[] low) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      double size = Math.abs(low[i]);
      sum += (point[i] - low[i]) / (size > 0 ? size : 1);
    }
    return sum;
  }
}
