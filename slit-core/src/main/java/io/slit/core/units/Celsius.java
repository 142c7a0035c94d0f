package io.slit.core.units;

/** A temperature in degrees Celsius. */
public record Celsius(double degrees) implements Comparable<Celsius> {
  /** Checks the range. */
  public Celsius {
    Require.finite(degrees, "temperature in degrees Celsius");
  }

  /** Returns the temperature in degrees Fahrenheit. */
  public double fahrenheit() {
    return degrees * 9 / 5 + 32;
  }

  @Override
  public int compareTo(Celsius other) {
    return Double.compare(degrees, other.degrees);
  }
}
