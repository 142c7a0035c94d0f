package io.slit.core.units;

/** A part of a whole, in [0, 1]. */
public record Share(double value) implements Comparable<Share> {
  /** Nothing of the whole. */
  public static final Share NONE = new Share(0);

  /** The whole. */
  public static final Share ALL = new Share(1);

  /** Checks the range. */
  public Share {
    Require.within(0, 1, value, "share", "Maybe the row was not normalised.");
  }

  /** Returns what is left of the whole. */
  public Share complement() {
    return new Share(1 - value);
  }

  @Override
  public int compareTo(Share other) {
    return Double.compare(value, other.value);
  }
}
