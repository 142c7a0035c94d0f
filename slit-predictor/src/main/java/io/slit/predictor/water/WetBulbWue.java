package io.slit.predictor.water;

import io.slit.core.units.Celsius;
import io.slit.core.units.Require;
import io.slit.core.units.WaterIntensity;
import java.util.Collection;

/**
 * On-site water per IT kWh (WUE) of a site with cooling towers, by wet bulb.
 *
 * <p>Formula: {@code S/(S-1) x (6e-5 Tw^3 - 0.01 Tw^2 + 0.61 Tw - 10.4)}, Tw in degrees Fahrenheit,
 * at least 0.05 L/kWh, with S = 6 cycles of concentration; Making AI Less Thirsty (arXiv
 * 2304.03271). It is right in shape only, so a site scales it to its published annual WUE: the
 * scaled values then have that mean over the site's past year.
 *
 * @param factor what the formula is multiplied by; 1 is the formula itself
 */
public record WetBulbWue(double factor) {
  /** Times that water passes the tower before it is drained (S). */
  public static final double CYCLES_OF_CONCENTRATION = 6;

  /** The least that the formula gives, L/kWh. */
  public static final double FLOOR_LITRES_PER_KWH = 0.05;

  /** The formula without a site. */
  public static final WetBulbWue UNSCALED = new WetBulbWue(1);

  /** Checks the range. */
  public WetBulbWue {
    Require.atLeast(0, factor, "scale of WUE", "Published over computed annual mean.");
  }

  /**
   * Returns the curve of a site.
   *
   * @param pastWetBulbs of the site over whole years, so that every season counts once
   * @param published its annual WUE
   * @throws IllegalArgumentException if there is no past
   */
  public static WetBulbWue scaledTo(WaterIntensity published, Collection<Celsius> pastWetBulbs) {
    double mean =
        pastWetBulbs.stream()
            .mapToDouble(one -> UNSCALED.at(one).litresPerKwh())
            .average()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "WUE cannot be scaled to %s L/kWh without past wet bulbs. Give a year."
                            .formatted(published.litresPerKwh())));
    return new WetBulbWue(published.litresPerKwh() / mean);
  }

  /** Returns the WUE at a wet bulb. */
  public WaterIntensity at(Celsius wetBulb) {
    double t = wetBulb.fahrenheit();
    double cycles = CYCLES_OF_CONCENTRATION / (CYCLES_OF_CONCENTRATION - 1);
    double litres = cycles * (6e-5 * t * t * t - 0.01 * t * t + 0.61 * t - 10.4);
    return new WaterIntensity(factor * Math.max(FLOOR_LITRES_PER_KWH, litres));
  }
}
