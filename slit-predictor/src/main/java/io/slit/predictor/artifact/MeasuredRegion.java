package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature values that training rows covered: one box per doubling of the axis (prompt tokens or
 * concurrency), each around the rows within a factor of two of its place on the axis.
 *
 * <p>Trees answer with their nearest leaf outside of it, however far. So the learned correction is
 * trusted by {@code exp(-distance)}: fully inside, half at a ratio of two, and not at all far away,
 * where the formula stands alone. One box for all loads was the alternative: it vouched for sizes
 * that were measured under other loads only.
 *
 * @param axis position of the axis among the features
 * @param boxes by rising place on the axis
 */
public record MeasuredRegion(int axis, List<Box> boxes) {
  private static final double LOG_TWO = Math.log(2);

  /** Forgives rounding where a row lies just two times away. */
  private static final double SLACK = 1e-9;

  /** Copies the list and checks that the boxes fit together. */
  public MeasuredRegion {
    boxes = List.copyOf(boxes);
    Require.atLeast(1, boxes.size(), "boxes of a region", "The artifact is damaged; retrain it.");
    int features = boxes.get(0).ranges().size();
    Require.within(0, features - 1, axis, "axis of a region", "It is one of the features.");
    for (int b = 0; b < boxes.size(); b++) {
      int size = boxes.get(b).ranges().size();
      Require.within(features, features, size, "ranges of a box", "One per feature.");
      double before = b == 0 ? Double.NEGATIVE_INFINITY : boxes.get(b - 1).at();
      Require.within(before, Double.MAX_VALUE, boxes.get(b).at(), "place of a box", "They rise.");
    }
  }

  /**
   * What was measured around one place of the axis.
   *
   * @param at natural logarithm of that place
   * @param ranges least and greatest logarithm of every feature
   */
  public record Box(double at, List<Range> ranges) {
    /** Checks the place and copies the list. */
    public Box {
      Require.finite(at, "place of a box");
      ranges = List.copyOf(ranges);
    }

    private double distance(double[] row) {
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += ranges.get(j).distance(row[j]);
      }
      return sum;
    }
  }

  /**
   * The values that one feature took.
   *
   * @param min the least logarithm
   * @param max the greatest logarithm
   */
  public record Range(double min, double max) {
    /** Checks the order. */
    public Range {
      Require.finite(min, "least value of a feature");
      Require.within(min, Double.POSITIVE_INFINITY, max, "greatest value", "Maybe swapped.");
    }

    double distance(double value) {
      return Math.max(0, Math.max(min - value, value - max));
    }
  }

  /**
   * Returns the region of some rows of features, all of one length; at least one row.
   *
   * @param axis position of the axis among the features
   */
  public static MeasuredRegion around(int axis, List<double[]> rows) {
    Range all = range(axis, rows);
    List<Box> boxes = new ArrayList<>();
    for (int k = (int) Math.floor(all.min() / LOG_TWO); (k - 1) * LOG_TWO <= all.max(); k++) {
      double at = k * LOG_TWO;
      List<double[]> near =
          rows.stream().filter(row -> Math.abs(row[axis] - at) <= LOG_TWO + SLACK).toList();
      if (!near.isEmpty()) {
        boxes.add(new Box(at, ranges(near)));
      }
    }
    return new MeasuredRegion(axis, boxes);
  }

  private static List<Range> ranges(List<double[]> rows) {
    List<Range> ranges = new ArrayList<>();
    for (int j = 0; j < rows.get(0).length; j++) {
      ranges.add(range(j, rows));
    }
    return ranges;
  }

  private static Range range(int feature, List<double[]> rows) {
    double min = rows.stream().mapToDouble(row -> row[feature]).min().orElseThrow();
    double max = rows.stream().mapToDouble(row -> row[feature]).max().orElseThrow();
    return new Range(min, max);
  }

  /** Returns how many features its boxes have. */
  public int features() {
    return boxes.get(0).ranges().size();
  }

  /** Returns the least logarithm of the axis that was measured. */
  public double leastOnAxis() {
    return boxes.get(0).ranges().get(axis).min();
  }

  /**
   * Returns how far a row lies outside, as a sum of logarithms; 0 inside. Between two boxes it is
   * interpolated, so that it has no steps.
   */
  public double distance(double[] row) {
    int above = 0;
    while (above < boxes.size() && boxes.get(above).at() < row[axis]) {
      above++;
    }
    if (above == 0 || above == boxes.size()) {
      return boxes.get(Math.max(0, above - 1)).distance(row);
    }
    Box left = boxes.get(above - 1);
    Box right = boxes.get(above);
    double share = (row[axis] - left.at()) / (right.at() - left.at());
    return (1 - share) * left.distance(row) + share * right.distance(row);
  }

  /** Returns the trust in the learned correction at a distance, in (0, 1]. */
  public static double trust(double distance) {
    return Math.exp(-distance);
  }
}
