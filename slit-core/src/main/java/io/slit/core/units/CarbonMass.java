package io.slit.core.units;

/** Mass of greenhouse gases in g CO2e; a negative one is a declared removal. */
public record CarbonMass(double grams) implements Comparable<CarbonMass> {
  /** No emission. */
  public static final CarbonMass ZERO = new CarbonMass(0);

  /** Checks the range. */
  public CarbonMass {
    Require.finite(grams, "carbon mass in g CO2e");
  }

  /** Returns the sum of the two. */
  public CarbonMass plus(CarbonMass other) {
    return new CarbonMass(grams + other.grams);
  }

  /** Returns this amount times a number. */
  public CarbonMass times(double factor) {
    return new CarbonMass(grams * factor);
  }

  /** Returns the mass of so many kilograms. */
  public static CarbonMass ofKilograms(double kilograms) {
    return new CarbonMass(kilograms * 1000);
  }

  @Override
  public int compareTo(CarbonMass other) {
    return Double.compare(grams, other.grams);
  }
}
