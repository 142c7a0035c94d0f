package io.slit.core.units;

/** Electric power in W, never negative. */
public record Power(double watts) implements Comparable<Power> {
  /** Checks the range. */
  public Power {
    Require.atLeast(0, watts, "power in W", "Give the draw of the part as a positive number.");
  }

  /** Returns the sum of the two. */
  public Power plus(Power other) {
    return new Power(watts + other.watts);
  }

  /** Returns this amount times a number. */
  public Power times(double factor) {
    return new Power(watts * factor);
  }

  /** Returns the energy drawn at this power over some seconds. */
  public Energy over(double seconds) {
    return Energy.ofJoules(watts * seconds);
  }

  @Override
  public int compareTo(Power other) {
    return Double.compare(watts, other.watts);
  }
}
