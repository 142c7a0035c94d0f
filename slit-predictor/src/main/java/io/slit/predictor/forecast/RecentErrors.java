package io.slit.predictor.forecast;

import java.util.Arrays;

/**
 * The latest errors of a forecast, kept sorted: their quantiles are its interval.
 *
 * <p>Source: split conformal prediction over a sliding window; Vovk, Gammerman and Shafer,
 * Algorithmic Learning in a Random World (2005). A new error that is exchangeable with them lies
 * between the two ends in at least 80 of 100 cases. Adding costs one shift of the window.
 */
final class RecentErrors {
  private static final double TAIL = 0.1;

  private final double[] ring;
  private final double[] sorted;
  private int added;

  RecentErrors(int window) {
    this.ring = new double[window];
    this.sorted = new double[window];
  }

  void add(double error) {
    int place = added % ring.length;
    int count = count();
    if (added >= ring.length) {
      remove(ring[place], count--);
    }
    int at = Arrays.binarySearch(sorted, 0, count, error);
    at = at < 0 ? -at - 1 : at;
    System.arraycopy(sorted, at, sorted, at + 1, count - at);
    sorted[at] = error;
    ring[place] = error;
    added++;
  }

  private void remove(double error, int count) {
    int at = Arrays.binarySearch(sorted, 0, count, error);
    System.arraycopy(sorted, at + 1, sorted, at, count - at - 1);
  }

  int count() {
    return Math.min(added, ring.length);
  }

  /** Returns the error at the lower end; 0 where none is known or all are above. */
  double low() {
    int rank = (int) Math.floor((count() + 1) * TAIL);
    return count() == 0 ? 0 : Math.min(0, sorted[Math.max(1, rank) - 1]);
  }

  /** Returns the error at the upper end; 0 where none is known or all are below. */
  double high() {
    int rank = (int) Math.ceil((count() + 1) * (1 - TAIL));
    return count() == 0 ? 0 : Math.max(0, sorted[Math.min(count(), rank) - 1]);
  }
}
