package io.slit.core.spi;

import io.slit.core.units.Require;

/** A predicted number with its 80 % interval; the unit stands where it is used. */
public record Estimate(double value, double low, double high) {
  /** Checks the order. */
  public Estimate {
    Require.finite(value, "estimate");
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          "The interval [%s, %s] must hold its estimate %s.".formatted(low, high, value));
    }
  }
}
