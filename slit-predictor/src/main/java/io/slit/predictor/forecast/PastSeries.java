package io.slit.predictor.forecast;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Regular past values, the oldest first; NaN where one is missing. Immutable. Smoothed values are
 * means over neighbours that lie at or before an origin, so that hindsight sees no future.
 */
final class PastSeries {
  private final double[] values;

  private PastSeries(double[] values) {
    this.values = values;
  }

  /** Returns the series of a function of the position, cut after its last known value. */
  static PastSeries of(int length, IntToDoubleFunction valueAt) {
    double[] values = new double[length];
    int known = 0;
    for (int i = 0; i < length; i++) {
      values[i] = valueAt.applyAsDouble(i);
      known = Double.isNaN(values[i]) ? known : i + 1;
    }
    return new PastSeries(Arrays.copyOf(values, known));
  }

  /** Returns how many values it has; the last one is known. */
  int length() {
    return values.length;
  }

  /** Returns a value; NaN where it is missing or lies before the start. */
  double at(int index) {
    return index < 0 || index >= values.length ? Double.NaN : values[index];
  }

  /** Returns the mean of known values within {@code radius} of an index, none after the origin. */
  double around(int index, int radius, int origin) {
    double sum = 0;
    int count = 0;
    for (int i = index - radius; i <= Math.min(origin, index + radius); i++) {
      double value = at(i);
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
