package io.slit.predictor.forecast;

import io.slit.core.units.Celsius;
import io.slit.core.units.WaterIntensity;
import io.slit.predictor.water.WetBulbWue;

/**
 * How a site's water follows its wet bulb: the cooling-tower curve, scaled to what was measured.
 *
 * <p>Scale: past WUE over the curve's, both summed. Where the measured series was itself made from
 * a published annual WUE, the scale is the published one, whatever part of a year is known. A site
 * whose water does not follow the curve (mean deviation above 5 %) is not trusted to it.
 */
final class WaterCurve {
  private static final int FIRST_HOURS = 48;
  private static final double TRUSTED_DEVIATION = 0.05;

  private double measured;
  private double computed;
  private double deviation;
  private int hours;

  /** Learns one hour. */
  void add(Celsius wetBulb, WaterIntensity siteWater) {
    double litres = WetBulbWue.UNSCALED.at(wetBulb).litresPerKwh();
    measured += siteWater.litresPerKwh();
    computed += litres;
    deviation += Math.abs(siteWater.litresPerKwh() - factor() * litres);
    hours++;
  }

  private double factor() {
    return measured / computed;
  }

  /** Returns whether the curve tells the water of this site. */
  boolean isTrusted() {
    return hours >= FIRST_HOURS && deviation <= TRUSTED_DEVIATION * measured;
  }

  /** Returns the water that goes with a forecast of the wet bulb: the curve rises everywhere. */
  SeriesForecast at(SeriesForecast wetBulb) {
    WetBulbWue wue = new WetBulbWue(factor());
    return new SeriesForecast(
        wue.at(new Celsius(wetBulb.expected())).litresPerKwh(),
        wue.at(new Celsius(wetBulb.low())).litresPerKwh(),
        wue.at(new Celsius(wetBulb.high())).litresPerKwh());
  }
}
