package io.slit.core.units;

/** A time to wait, in s, never negative. */
public record Latency(double seconds) implements Comparable<Latency> {
  /** No wait. */
  public static final Latency ZERO = new Latency(0);

  /** Checks the range. */
  public Latency {
    Require.atLeast(0, seconds, "latency in s", "Maybe two clocks disagree.");
  }

  /** Returns the sum of the two. */
  public Latency plus(Latency other) {
    return new Latency(seconds + other.seconds);
  }

  /** Returns this amount times a number. */
  public Latency times(double factor) {
    return new Latency(seconds * factor);
  }

  /** Returns the latency of so many milliseconds. */
  public static Latency ofMillis(double millis) {
    return new Latency(millis / 1000);
  }

  /** Returns the amount in milliseconds. */
  public double millis() {
    return seconds * 1000;
  }

  @Override
  public int compareTo(Latency other) {
    return Double.compare(seconds, other.seconds);
  }
}
