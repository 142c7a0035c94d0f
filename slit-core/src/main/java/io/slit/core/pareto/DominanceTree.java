package io.slit.core.pareto;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A k-d tree (Bentley 1975) that answers whether one of its points is nowhere worse than a place.
 *
 * <p>Points are split at the median of the objective in which they spread most. Each node knows the
 * best and the worst values of its points: a place that the worst reaches is settled at once, and
 * one that the best does not reach is not looked for further down.
 */
final class DominanceTree {
  private static final int LEAF = 8;

  private final double[][] points;
  private final double[][] best;
  private final double[][] worst;

  /** Builds the tree; the array is put in another order. */
  DominanceTree(double[][] points) {
    this.points = points;
    int nodes = 4 * Math.max(1, (points.length + LEAF - 1) / LEAF);
    this.best = new double[nodes][];
    this.worst = new double[nodes][];
    if (points.length > 0) {
      build(1, 0, points.length);
    }
  }

  private void build(int node, int from, int to) {
    double[] low = points[from].clone();
    double[] high = low.clone();
    for (int i = from; i < to; i++) {
      for (int j = 0; j < low.length; j++) {
        low[j] = Math.min(low[j], points[i][j]);
        high[j] = Math.max(high[j], points[i][j]);
      }
    }
    best[node] = low;
    worst[node] = high;
    if (to - from > LEAF) {
      int widest = widest(low, high);
      Arrays.sort(points, from, to, Comparator.comparingDouble(point -> point[widest]));
      int middle = (from + to) >>> 1;
      build(2 * node, from, middle);
      build(2 * node + 1, middle, to);
    }
  }

  private static int widest(double[] low, double[] high) {
    int widest = 0;
    for (int j = 1; j < low.length; j++) {
      if (high[j] - low[j] > high[widest] - low[widest]) {
        widest = j;
      }
    }
    return widest;
  }

  /** Tells whether some point is nowhere worse than a place. */
  boolean reaches(double[] place) {
    return points.length > 0 && reaches(1, 0, points.length, place);
  }

  private boolean reaches(int node, int from, int to, double[] place) {
    if (!nowhereWorse(best[node], place)) {
      return false;
    }
    if (nowhereWorse(worst[node], place)) {
      return true;
    }
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      return reaches(2 * node, from, middle, place) || reaches(2 * node + 1, middle, to, place);
    }
    for (int i = from; i < to; i++) {
      if (nowhereWorse(points[i], place)) {
        return true;
      }
    }
    return false;
  }

  static boolean nowhereWorse(double[] a, double[] b) {
    for (int j = 0; j < a.length; j++) {
      if (a[j] > b[j]) {
        return false;
      }
    }
    return true;
  }
}
