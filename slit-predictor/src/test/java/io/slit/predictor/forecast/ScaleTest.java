package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void bendsBackWhatItBent() {
    for (double value : List.of(-1.5, -0.001, 0.0, 0.02, 0.3, 15.0)) {
      for (Scale scale : List.of(Scale.LINEAR, Scale.PRICE_USD_PER_KWH)) {
        assertEquals(value, scale.bendBack(scale.bend(value)), 1e-12 + 1e-12 * Math.abs(value));
      }
    }
    assertEquals(7, Scale.RATE.bendBack(Scale.RATE.bend(7)), 1e-12);
    assertEquals(0, Scale.RATE.bendBack(-2));
  }

  @Test
  void keepsTheOrder() {
    assertTrue(Scale.PRICE_USD_PER_KWH.bend(-0.2) < Scale.PRICE_USD_PER_KWH.bend(-0.1));
    assertTrue(Scale.PRICE_USD_PER_KWH.bend(0.1) < Scale.PRICE_USD_PER_KWH.bend(0.2));
  }
}
