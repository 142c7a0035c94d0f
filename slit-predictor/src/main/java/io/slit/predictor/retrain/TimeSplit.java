package io.slit.predictor.retrain;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where learning ends and scoring begins: the oldest 70 % of the rows are learned from; of equal
 * instants none or all.
 */
public final class TimeSplit {
  private static final double LEARNED_PART = 0.7;
  private static final long[] SLICES_MILLIS = {86_400_000, 60_000, 1};

  private TimeSplit() {}

  /** Rows by slice of time. */
  @FunctionalInterface
  public interface SliceCounts {
    /**
     * Returns how many rows lie in every slice that has some.
     *
     * @param sliceMillis width; a row at time t lies in slice floor(t / width)
     * @param slice only rows of this slice of the wider slices are counted
     */
    Map<Long, Long> count(long sliceMillis, Slice slice);
  }

  /** Times from one instant to before another, in ms since 1970. */
  public record Slice(long fromMillis, long toMillis) {
    /** All times. */
    public static final Slice ALL = new Slice(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Returns the place of the first scored row among rows in the order of time; 0 of none. */
  static long place(long rows) {
    return Math.max(0, Math.min(rows - 1, (long) (LEARNED_PART * rows)));
  }

  /**
   * Returns the instant of the first scored row in ms since 1970, or 0 of no rows: by three counts
   * (days, the minutes of one, the milliseconds of one of those), wherever the rows are.
   */
  public static long cutMillis(long rows, SliceCounts counts) {
    if (rows == 0) {
      return 0;
    }
    long before = place(rows);
    Slice within = Slice.ALL;
    for (long width : SLICES_MILLIS) {
      Map<Long, Long> found = new TreeMap<>(counts.count(width, within));
      for (Map.Entry<Long, Long> slice : found.entrySet()) {
        if (before < slice.getValue()) {
          within = new Slice(slice.getKey() * width, (slice.getKey() + 1) * width);
          break;
        }
        before -= slice.getValue();
      }
    }
    return within.fromMillis();
  }
}
