package io.slit.predictor.forecast;

import java.util.Arrays;

/**
 * The past of one series, step by step, on its {@link Scale}. It only grows.
 *
 * <p>A missing value is marked and filled with the one a day before, or else with the one before;
 * what is filled is read as a feature but never learned from or scored.
 */
final class History {
  private static final int FIRST_CAPACITY = 1024;

  private final Scale scale;
  private final int stepsPerDay;
  private double[] bent = new double[FIRST_CAPACITY];
  private double[] sums = new double[FIRST_CAPACITY + 1];
  private boolean[] known = new boolean[FIRST_CAPACITY];
  private double[] least = new double[FIRST_CAPACITY];
  private double[] greatest = new double[FIRST_CAPACITY];
  private int length;

  History(Scale scale, int stepsPerDay) {
    this.scale = scale;
    this.stepsPerDay = stepsPerDay;
  }

  /** Adds the next value; NaN where it is not known. */
  void append(double value) {
    if (length == bent.length) {
      bent = Arrays.copyOf(bent, 2 * length);
      sums = Arrays.copyOf(sums, 2 * length + 1);
      known = Arrays.copyOf(known, 2 * length);
      least = Arrays.copyOf(least, 2 * length);
      greatest = Arrays.copyOf(greatest, 2 * length);
    }
    known[length] = !Double.isNaN(value);
    bent[length] = known[length] ? scale.bend(value) : filled();
    least[length] = length == 0 ? bent[0] : Math.min(least[length - 1], bent[length]);
    greatest[length] = length == 0 ? bent[0] : Math.max(greatest[length - 1], bent[length]);
    sums[length + 1] = sums[length] + bent[length];
    length++;
  }

  private double filled() {
    if (length == 0) {
      return 0;
    }
    return length >= stepsPerDay ? bent[length - stepsPerDay] : bent[length - 1];
  }

  int length() {
    return length;
  }

  int stepsPerDay() {
    return stepsPerDay;
  }

  Scale scale() {
    return scale;
  }

  boolean isKnown(int index) {
    return known[index];
  }

  /** Returns a value on the scale; the first one stands for all before it. */
  double at(int index) {
    return bent[Math.max(0, index)];
  }

  /** Returns the mean of up to {@code count} values that end with this index. */
  double mean(int index, int count) {
    int first = Math.max(0, index - count + 1);
    return (sums[index + 1] - sums[first]) / (index + 1 - first);
  }

  /** Returns the mean of up to {@code count} values, one each period, the last at this index. */
  double periodicMean(int index, int period, int count) {
    double sum = at(index);
    int found = 1;
    for (int i = index - period; i >= 0 && found < count; i -= period) {
      sum += bent[i];
      found++;
    }
    return sum / found;
  }

  /** Returns a value on the scale, moved into the range that was seen up to an index. */
  double bounded(int index, double value) {
    return Math.max(least[index], Math.min(greatest[index], value));
  }
}
