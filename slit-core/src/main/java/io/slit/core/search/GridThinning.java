package io.slit.core.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Thins a front to one point in each cell of a grid over its box, the finest grid that leaves no
 * more than asked: of a cell the point with the least sum of scaled values, and of each objective
 * the best point (the adaptive grid of PAES, Knowles and Corne, Evolutionary Computation 2000).
 */
final class GridThinning {
  private static final int FINEST = 64;
  private static final double COARSER = 0.85;

  private final List<double[]> points;
  private final double[] low;
  private final double[] span;

  private GridThinning(List<double[]> points) {
    this.points = points;
    this.low = points.get(0).clone();
    double[] high = low.clone();
    for (double[] point : points) {
      for (int j = 0; j < low.length; j++) {
        low[j] = Math.min(low[j], point[j]);
        high[j] = Math.max(high[j], point[j]);
      }
    }
    this.span = new double[low.length];
    Arrays.setAll(span, j -> high[j] > low[j] ? high[j] - low[j] : 1);
  }

  /**
   * Returns the positions of points to keep, in rising order.
   *
   * @param points at least one
   * @param most positions, except that the best of each objective always stays
   */
  static Set<Integer> thin(List<double[]> points, int most) {
    GridThinning thinning = new GridThinning(points);
    for (int cells = FINEST; cells > 1; cells = (int) (cells * COARSER)) {
      Set<Integer> kept = thinning.best();
      kept.addAll(thinning.onePerCell(cells).values());
      if (kept.size() <= most) {
        return kept;
      }
    }
    return thinning.best();
  }

  private Set<Integer> best() {
    Set<Integer> best = new TreeSet<>();
    for (int j = 0; j < low.length; j++) {
      int least = 0;
      for (int i = 1; i < points.size(); i++) {
        if (points.get(i)[j] < points.get(least)[j]) {
          least = i;
        }
      }
      best.add(least);
    }
    return best;
  }

  private Map<Long, Integer> onePerCell(int cells) {
    Map<Long, Integer> kept = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      kept.merge(cell(points.get(i), cells), i, this::better);
    }
    return kept;
  }

  private long cell(double[] point, int cells) {
    long cell = 0;
    for (int j = 0; j < low.length; j++) {
      cell = cell * cells + Math.min(cells - 1, (int) (cells * (point[j] - low[j]) / span[j]));
    }
    return cell;
  }

  private int better(int a, int b) {
    return sum(points.get(b)) < sum(points.get(a)) ? b : a;
  }

  private double sum(double[] point) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      sum += (point[j] - low[j]) / span[j];
    }
    return sum;
  }
}
