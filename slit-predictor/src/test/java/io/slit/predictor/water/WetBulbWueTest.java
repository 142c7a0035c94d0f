package io.slit.predictor.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.units.Celsius;
import io.slit.core.units.WaterIntensity;
import java.util.List;
import org.junit.jupiter.api.Test;

class WetBulbWueTest {
  @Test
  void isTheFormulaAtFiftyFahrenheit() {
    // 1.2 x (6e-5 x 125000 - 0.01 x 2500 + 0.61 x 50 - 10.4) = 1.2 x 2.6
    assertEquals(3.12, WetBulbWue.UNSCALED.at(new Celsius(10)).litresPerKwh(), 1e-9);
  }

  @Test
  void staysAtTheFloorInTheCold() {
    assertEquals(0.05, WetBulbWue.UNSCALED.at(new Celsius(-20)).litresPerKwh(), 1e-12);
  }

  @Test
  void hasThePublishedMeanAfterScaling() {
    List<Celsius> past = List.of(new Celsius(-5), new Celsius(8), new Celsius(15), new Celsius(22));
    WetBulbWue site = WetBulbWue.scaledTo(new WaterIntensity(0.49), past);
    double mean = past.stream().mapToDouble(t -> site.at(t).litresPerKwh()).average().orElseThrow();
    assertEquals(0.49, mean, 1e-12);
    assertTrue(site.at(new Celsius(22)).compareTo(site.at(new Celsius(8))) > 0);
  }

  @Test
  void refusesToScaleWithoutAPast() {
    assertThrows(
        IllegalArgumentException.class,
        () -> WetBulbWue.scaledTo(new WaterIntensity(1), List.of()));
  }
}
