package io.slit.core.pareto;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The workspace of the WFG recursion: one level for each number of objectives, in flat arrays that
 * are made once.
 *
 * <p>The rows of a level are in rising order of its last objective. A row's exclusive volume is
 * that of its box less what the rows before it, limited to that box, cover; they all reach at least
 * as far in the last objective, which so becomes a factor. Limiting keeps the order of every
 * objective: the rows for the next level are read in the order of its last objective, so that a
 * level is sorted once and not once for every row. Three objectives end the recursion by a sweep.
 */
final class ExactVolume {
  private final double[] reference;
  private final Level[] levels;
  private final Staircase staircase;

  /** The rows of the sets that are measured in so many objectives. */
  private static final class Level {
    final int width;
    final double[] rows;
    final int[] byNext;
    int count;

    Level(int width, int capacity) {
      this.width = width;
      this.rows = new double[width * (capacity + 1)];
      this.byNext = new int[capacity];
    }
  }

  private ExactVolume(int capacity, double[] reference) {
    this.reference = reference;
    this.levels = new Level[reference.length + 1];
    for (int width = 2; width <= reference.length; width++) {
      levels[width] = new Level(width, capacity);
    }
    this.staircase = new Staircase(capacity);
  }

  /** Returns the volume of points that are all better than the reference in every objective. */
  static double of(double[][] inside, double[] reference) {
    ExactVolume volume = new ExactVolume(inside.length, reference);
    Level top = volume.levels[reference.length];
    double[] noLimit = new double[reference.length];
    Arrays.fill(noLimit, Double.NEGATIVE_INFINITY);
    int last = reference.length - 1;
    Arrays.sort(inside, Comparator.comparingDouble(point -> point[last]));
    for (double[] point : inside) {
      addLimited(point, 0, noLimit, 0, top);
    }
    return volume.volume(top);
  }

  private double volume(Level level) {
    if (level.width == 2) {
      return area(level);
    }
    if (level.width == 3) {
      return staircase.volume(level.rows, level.count, reference);
    }
    sortByNext(level);
    double sum = 0;
    for (int i = 0; i < level.count; i++) {
      sum += exclusive(level, i);
    }
    return sum;
  }

  private double exclusive(Level level, int i) {
    Level next = levels[level.width - 1];
    int at = i * level.width;
    double box = 1;
    for (int j = 0; j < next.width; j++) {
      box *= reference[j] - level.rows[at + j];
    }
    next.count = 0;
    for (int k = 0; k < level.count; k++) {
      int other = level.byNext[k];
      if (other < i) {
        addLimited(level.rows, other * level.width, level.rows, at, next);
      }
    }
    double last = level.rows[at + next.width];
    return (reference[next.width] - last) * (box - (next.count == 0 ? 0 : volume(next)));
  }

  /** Adds the worse of row and limit, unless a row is nowhere worse; drops those it makes idle. */
  private static void addLimited(double[] row, int at, double[] limit, int limitAt, Level to) {
    int width = to.width;
    double[] rows = to.rows;
    int end = to.count * width;
    for (int j = 0; j < width; j++) {
      rows[end + j] = Math.max(row[at + j], limit[limitAt + j]);
    }
    if (width == 3) {
      to.count++;
      return;
    }
    for (int k = 0; k < end; k += width) {
      if (nowhereWorse(rows, k, end, width)) {
        return;
      }
    }
    // Only rows level with it in the last objective can be dominated by it: they stand at the end.
    int first = end;
    while (first > 0 && rows[first - 1] == rows[end + width - 1]) {
      first -= width;
    }
    int kept = first;
    for (int k = first; k <= end; k += width) {
      if (k == end || !nowhereWorse(rows, end, k, width)) {
        System.arraycopy(rows, k, rows, kept, width);
        kept += width;
      }
    }
    to.count = kept / width;
  }

  private static boolean nowhereWorse(double[] rows, int a, int b, int width) {
    for (int j = 0; j < width; j++) {
      if (rows[a + j] > rows[b + j]) {
        return false;
      }
    }
    return true;
  }

  /** Orders the rows by the objective that is the last of the next level. */
  private static void sortByNext(Level level) {
    int next = level.width - 2;
    int[] order = level.byNext;
    for (int i = 0; i < level.count; i++) {
      double key = level.rows[i * level.width + next];
      int low = 0;
      int high = i;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (level.rows[order[middle] * level.width + next] <= key) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      System.arraycopy(order, low, order, low + 1, i - low);
      order[low] = i;
    }
  }

  private double area(Level level) {
    double sum = 0;
    double side = reference[0];
    for (int i = 0; i < level.count; i++) {
      double x = level.rows[2 * i];
      sum += Math.max(0, side - x) * (reference[1] - level.rows[2 * i + 1]);
      side = Math.min(side, x);
    }
    return sum;
  }
}
