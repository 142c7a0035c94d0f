package io.slit.predictor.water;

import io.slit.core.units.Celsius;
import io.slit.core.units.Require;

/**
 * The wet-bulb temperature of air at sea-level pressure.
 *
 * <p>Source: Stull, Journal of Applied Meteorology and Climatology 50 (2011), eq. 1. Valid from -20
 * to 50 degrees Celsius and 5 to 99 % relative humidity; off by less than 1 degree there.
 */
public final class WetBulb {
  private WetBulb() {}

  /**
   * Returns the wet bulb.
   *
   * @param relativeHumidity in %, 0 to 100
   * @throws IllegalArgumentException if the humidity is outside of that range
   */
  public static Celsius of(Celsius dryBulb, double relativeHumidity) {
    double humidity =
        Require.within(
            0, 100, relativeHumidity, "relative humidity in %", "Give 55, not 0.55, for 55 %.");
    double dry = dryBulb.degrees();
    return new Celsius(
        dry * Math.atan(0.151977 * Math.sqrt(humidity + 8.313659))
            + Math.atan(dry + humidity)
            - Math.atan(humidity - 1.676331)
            + 0.00391838 * Math.pow(humidity, 1.5) * Math.atan(0.023101 * humidity)
            - 4.686035);
  }
}
