package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * The box of feature values that training rows covered, in the order of the schema.
 *
 * <p>Trees answer with their nearest leaf outside of it, however far. So the learned correction is
 * trusted by {@code exp(-distance)}: fully inside, half at a ratio of two, and not at all far away,
 * where the formula stands alone.
 *
 * @param ranges least and greatest logarithm of every feature
 */
public record MeasuredRegion(List<Range> ranges) {
  /** Copies the list. */
  public MeasuredRegion {
    ranges = List.copyOf(ranges);
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

  /** Returns the box around some rows of features, all of one length; at least one row. */
  public static MeasuredRegion around(List<double[]> rows) {
    List<Range> ranges = new ArrayList<>();
    for (int j = 0; j < rows.get(0).length; j++) {
      int feature = j;
      double min = rows.stream().mapToDouble(row -> row[feature]).min().orElseThrow();
      double max = rows.stream().mapToDouble(row -> row[feature]).max().orElseThrow();
      ranges.add(new Range(min, max));
    }
    return new MeasuredRegion(ranges);
  }

  /** Returns how far a row lies outside, as a sum of logarithms; 0 inside. */
  public double distance(double[] row) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += ranges.get(j).distance(row[j]);
    }
    return sum;
  }

  /** Returns the trust in the learned correction for a row, in (0, 1]. */
  public double trust(double[] row) {
    return Math.exp(-distance(row));
  }
}
