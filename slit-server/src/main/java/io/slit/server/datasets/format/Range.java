package io.slit.server.datasets.format;

/** The values that a number may have, both ends included. */
public record Range(double min, double max) {

  /** No limit: the range of a column that holds no numbers. */
  public static final Range UNBOUNDED =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Range {
    if (!(min <= max)) {
      throw new DatasetException(
          "The range [%s, %s] must have a minimum that is not above its maximum. Maybe the ends were swapped."
              .formatted(min, max));
    }
  }

  /** Whether the value lies in this range; NaN never does. */
  public boolean contains(double value) {
    return value >= min && value <= max;
  }

  @Override
  public String toString() {
    return "[" + plain(min) + ", " + plain(max) + "]";
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
