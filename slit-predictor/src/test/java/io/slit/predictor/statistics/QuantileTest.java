package io.slit.predictor.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantileTest {
  @Test
  void takesTheMiddle() {
    assertEquals(2, Quantile.median(new double[] {3, 1, 2}));
    assertEquals(2.5, Quantile.median(new double[] {3, 1, 2, 4}));
  }

  @Test
  void takesTheConformalRank() {
    double[] nine = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    assertEquals(8, Quantile.conformal(nine, 0.8));
    assertEquals(1, Quantile.conformal(new double[] {1}, 0.8));
  }

  @Test
  void refusesNothing() {
    assertThrows(IllegalArgumentException.class, () -> Quantile.median(new double[0]));
  }
}
