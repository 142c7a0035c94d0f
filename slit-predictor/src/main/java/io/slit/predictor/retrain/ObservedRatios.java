package io.slit.predictor.retrain;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Observed over predicted of many requests, by column: 60 bytes a row, so ten million rows take 600
 * MB. Logarithms; NaN where a target was not observed. Not safe for several threads.
 */
final class ObservedRatios {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int TARGETS = Target.values().length;

  final Names labels = new Names();
  final Names sites = new Names();
  private long[] atMillis = new long[FIRST_CAPACITY];
  private short[] label = new short[FIRST_CAPACITY];
  private short[] site = new short[FIRST_CAPACITY];
  private float[] concurrency = new float[FIRST_CAPACITY];
  private float[] base = new float[TARGETS * FIRST_CAPACITY];
  private float[] champion = new float[TARGETS * FIRST_CAPACITY];
  private float[] width = new float[TARGETS * FIRST_CAPACITY];
  private int size;

  /** Adds a row; its targets are set by {@link #set}. */
  int add(long at, String rowLabel, String rowSite, double load) {
    if (size == atMillis.length) {
      grow(2 * size);
    }
    atMillis[size] = at;
    label[size] = (short) labels.number(rowLabel);
    site[size] = (short) sites.number(rowSite);
    concurrency[size] = (float) load;
    return size++;
  }

  void set(int row, Target target, double overBase, double overChampion, double halfWidth) {
    int at = TARGETS * row + target.place;
    base[at] = (float) overBase;
    champion[at] = (float) overChampion;
    width[at] = (float) halfWidth;
  }

  private void grow(int capacity) {
    atMillis = Arrays.copyOf(atMillis, capacity);
    label = Arrays.copyOf(label, capacity);
    site = Arrays.copyOf(site, capacity);
    concurrency = Arrays.copyOf(concurrency, capacity);
    base = Arrays.copyOf(base, TARGETS * capacity);
    champion = Arrays.copyOf(champion, TARGETS * capacity);
    width = Arrays.copyOf(width, TARGETS * capacity);
  }

  int size() {
    return size;
  }

  long atMillis(int row) {
    return atMillis[row];
  }

  int label(int row) {
    return label[row];
  }

  int site(int row) {
    return site[row];
  }

  double concurrency(int row) {
    return concurrency[row];
  }

  double overBase(int row, Target target) {
    return base[TARGETS * row + target.place];
  }

  double overChampion(int row, Target target) {
    return champion[TARGETS * row + target.place];
  }

  double halfWidth(int row, Target target) {
    return width[TARGETS * row + target.place];
  }

  /** Returns the instant of the first row to score, {@link TimeSplit}. */
  long cut() {
    if (size == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(atMillis, size);
    Arrays.sort(sorted);
    return sorted[(int) TimeSplit.place(size)];
  }

  /** Returns some rows, in their order. */
  int[] rows(IntPredicate wanted) {
    int[] rows = new int[size];
    int count = 0;
    for (int row = 0; row < size; row++) {
      if (wanted.test(row)) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** A number about a row; NaN where it has none. */
  @FunctionalInterface
  interface RowValue {
    double of(int row);
  }

  /** Returns what is known of a value over some rows. */
  static double[] known(int[] rows, RowValue value) {
    double[] known = new double[rows.length];
    int count = 0;
    for (int row : rows) {
      double one = value.of(row);
      if (!Double.isNaN(one)) {
        known[count++] = one;
      }
    }
    return Arrays.copyOf(known, count);
  }
}
