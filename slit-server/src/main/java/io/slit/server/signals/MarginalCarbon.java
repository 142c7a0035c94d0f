package io.slit.server.signals;

import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;

/** Emissions caused by one more kWh; may be negative. */
public record MarginalCarbon(CarbonIntensity intensity) implements CarbonValue {
  /** Checks the method. */
  public MarginalCarbon {
    if (intensity.method() != Method.MARGINAL) {
      throw new IllegalArgumentException(
          "A carbon intensity of the method %s is no marginal one. Use the type of its method."
              .formatted(intensity.method()));
    }
  }

  /** Returns an intensity in g CO2e/kWh. */
  public static MarginalCarbon ofGramsPerKwh(double grams, Scope scope) {
    return new MarginalCarbon(new CarbonIntensity(grams, Method.MARGINAL, scope));
  }
}
