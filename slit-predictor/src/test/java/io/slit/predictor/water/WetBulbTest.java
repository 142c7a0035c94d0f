package io.slit.predictor.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.units.Celsius;
import org.junit.jupiter.api.Test;

class WetBulbTest {
  @Test
  void givesStullsWorkedValue() {
    // Stull 2011, section 3: 20 degrees and 50 % give 13.7.
    assertEquals(13.7, WetBulb.of(new Celsius(20), 50).degrees(), 0.05);
  }

  @Test
  void isNearTheDryBulbInSaturatedAir() {
    assertEquals(25, WetBulb.of(new Celsius(25), 99).degrees(), 0.5);
  }

  @Test
  void refusesAHumidityThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> WetBulb.of(new Celsius(20), 120));
  }
}
