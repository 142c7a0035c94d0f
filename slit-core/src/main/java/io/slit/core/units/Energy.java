package io.slit.core.units;

/** Electric energy in kWh, never negative. */
public record Energy(double kwh) implements Comparable<Energy> {
  /** Joules in one kWh. */
  public static final double JOULES_PER_KWH = 3.6e6;

  /** No energy. */
  public static final Energy ZERO = new Energy(0);

  /** Checks the range. */
  public Energy {
    Require.atLeast(0, kwh, "energy in kWh", "Maybe a difference was taken the wrong way round.");
  }

  /** Returns the sum of the two. */
  public Energy plus(Energy other) {
    return new Energy(kwh + other.kwh);
  }

  /** Returns this amount times a number. */
  public Energy times(double factor) {
    return new Energy(kwh * factor);
  }

  /** Returns the energy of so many joules. */
  public static Energy ofJoules(double joules) {
    return new Energy(joules / JOULES_PER_KWH);
  }

  /** Returns the amount in joules. */
  public double joules() {
    return kwh * JOULES_PER_KWH;
  }

  @Override
  public int compareTo(Energy other) {
    return Double.compare(kwh, other.kwh);
  }
}
