package io.slit.core.simulation;

/**
 * A distribution of times, of fixed size and mergeable: 32 buckets per doubling from 61 us to 18 h,
 * so that a quantile is within 1.6 % of the true one. The mean is exact. For one thread.
 */
public final class LatencyHistogram {
  private static final int BITS = 5;
  private static final int SHIFT = 52 - BITS;
  private static final double LEAST = 0x1p-14;
  private static final double MOST = 0x1p16;
  private static final long FIRST = Double.doubleToRawLongBits(LEAST) >> SHIFT;
  private static final int BUCKETS = (30 << BITS) + 1;

  private final long[] counts = new long[BUCKETS];
  private long count;
  private double sumSeconds;
  private double maxSeconds;

  /** Adds one time in s, not negative. */
  public void add(double seconds) {
    counts[bucket(seconds)]++;
    count++;
    sumSeconds += seconds;
    maxSeconds = Math.max(maxSeconds, seconds);
  }

  /** Adds all times of another. */
  public void add(LatencyHistogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    sumSeconds += other.sumSeconds;
    maxSeconds = Math.max(maxSeconds, other.maxSeconds);
  }

  private static int bucket(double seconds) {
    double clipped = Math.min(MOST, Math.max(LEAST, seconds));
    return (int) ((Double.doubleToRawLongBits(clipped) >> SHIFT) - FIRST);
  }

  /** Returns how many times were added. */
  public long count() {
    return count;
  }

  /** Returns the sum of all times, in s. */
  public double sumSeconds() {
    return sumSeconds;
  }

  /** Returns the mean in s; NaN where there is none. */
  public double meanSeconds() {
    return count == 0 ? Double.NaN : sumSeconds / count;
  }

  /** Returns the longest, in s; 0 where there is none. */
  public double maxSeconds() {
    return maxSeconds;
  }

  /**
   * Returns a quantile in s, straight inside a bucket; NaN where there is none.
   *
   * @param share in [0, 1], 0.95 for the 95th percentile
   */
  public double quantileSeconds(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double rank = share * count;
    double below = 0;
    for (int i = 0; i < BUCKETS; i++) {
      if (counts[i] > 0 && below + counts[i] >= rank) {
        double inside = Math.max(0, rank - below) / counts[i];
        return Math.min(maxSeconds, lower(i) + inside * (lower(i + 1) - lower(i)));
      }
      below += counts[i];
    }
    return maxSeconds;
  }

  /** Returns the share of times above a bound, exact to the bucket that holds the bound. */
  public double shareAbove(double boundSeconds) {
    long above = 0;
    for (int i = bucket(boundSeconds) + 1; i < BUCKETS; i++) {
      above += counts[i];
    }
    return count == 0 ? 0 : (double) above / count;
  }

  private static double lower(int bucket) {
    return bucket == 0 ? 0 : Double.longBitsToDouble((bucket + FIRST) << SHIFT);
  }
}
