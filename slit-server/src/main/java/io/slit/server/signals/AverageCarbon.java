package io.slit.server.signals;

import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;

/** Emissions of the consumed mix over its energy. */
public record AverageCarbon(CarbonIntensity intensity) implements CarbonValue {
  /** Checks the method. */
  public AverageCarbon {
    if (intensity.method() != Method.AVERAGE) {
      throw new IllegalArgumentException(
          "A carbon intensity of the method %s is no average one. Use the type of its method."
              .formatted(intensity.method()));
    }
  }

  /** Returns an intensity in g CO2e/kWh. */
  public static AverageCarbon ofGramsPerKwh(double grams, Scope scope) {
    return new AverageCarbon(new CarbonIntensity(grams, Method.AVERAGE, scope));
  }
}
