package io.slit.core.units;

/** Volume of water consumed, in L, never negative. */
public record WaterVolume(double litres) implements Comparable<WaterVolume> {
  /** No water. */
  public static final WaterVolume ZERO = new WaterVolume(0);

  /** Checks the range. */
  public WaterVolume {
    Require.atLeast(
        0, litres, "water volume in L", "Maybe a difference was taken the wrong way round.");
  }

  /** Returns the sum of the two. */
  public WaterVolume plus(WaterVolume other) {
    return new WaterVolume(litres + other.litres);
  }

  /** Returns this amount times a number. */
  public WaterVolume times(double factor) {
    return new WaterVolume(litres * factor);
  }

  @Override
  public int compareTo(WaterVolume other) {
    return Double.compare(litres, other.litres);
  }
}
