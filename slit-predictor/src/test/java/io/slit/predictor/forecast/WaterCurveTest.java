package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.units.Celsius;
import io.slit.core.units.WaterIntensity;
import io.slit.predictor.water.WetBulbWue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaterCurveTest {
  private static final WetBulbWue SITE = new WetBulbWue(0.17);

  @Test
  void findsTheScaleOfASiteInAnySeason() {
    WaterCurve curve = new WaterCurve();
    for (int hour = 0; hour < 100; hour++) {
      Celsius winter = new Celsius(hour % 24 / 4.0);
      curve.add(winter, SITE.at(winter));
    }
    SeriesForecast water = curve.at(new SeriesForecast(22, 20, 25));
    assertTrue(curve.isTrusted());
    assertEquals(SITE.at(new Celsius(22)).litresPerKwh(), water.expected(), 1e-12);
    assertEquals(SITE.at(new Celsius(20)).litresPerKwh(), water.low(), 1e-12);
    assertEquals(SITE.at(new Celsius(25)).litresPerKwh(), water.high(), 1e-12);
  }

  @Test
  void isNotTrustedWhereWaterDoesNotFollowTheWeather() {
    WaterCurve curve = new WaterCurve();
    Random random = new Random(3);
    for (int hour = 0; hour < 1000; hour++) {
      curve.add(new Celsius(30 * random.nextDouble()), new WaterIntensity(0.4));
    }
    assertFalse(curve.isTrusted());
  }

  @Test
  void isNotTrustedWithoutTwoDays() {
    WaterCurve curve = new WaterCurve();
    curve.add(new Celsius(20), SITE.at(new Celsius(20)));
    assertFalse(curve.isTrusted());
  }

  @Test
  void aSiteWithoutWaterStaysWithoutWater() {
    WaterCurve curve = new WaterCurve();
    for (int hour = 0; hour < 100; hour++) {
      curve.add(new Celsius(hour / 4.0), new WaterIntensity(0));
    }
    assertEquals(0, curve.at(new SeriesForecast(22, 20, 25)).high());
  }
}
