package io.slit.core.search.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskMeasureTest {
  private static final double[] TENS = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100};

  private static double of(String name, double... values) {
    return RiskMeasure.parse(name).of(values);
  }

  @Test
  void measuresASample() {
    assertEquals(55, of("mean", TENS));
    assertEquals(100, of("worst", TENS));
    assertEquals(55, of("p50", TENS), 1e-12);
    assertEquals(95, of("p90", TENS), 1e-12);
    assertEquals(90, of("p85", TENS), 1e-12);
    assertEquals(95, of("cvar80", TENS), 1e-12);
    assertEquals(100, of("cvar90", TENS), 1e-12);
  }

  @Test
  void ofEqualValuesEveryMeasureIsTheValueExactly() {
    double[] equal = new double[9];
    Arrays.fill(equal, 0.1);
    for (String name : List.of("mean", "p90", "p50", "cvar80", "worst")) {
      assertEquals(0.1, of(name, equal), name);
      assertEquals(0.1, of(name, 0.1), name);
    }
  }

  @Test
  void aTailMeanIsAtLeastItsQuantileAndAtMostTheWorst() {
    for (int level = 50; level < 95; level++) {
      double tail = of("cvar" + level, TENS);
      assertTrue(tail >= of("p" + level, TENS) - 1e-9, "level " + level);
      assertTrue(tail <= of("worst", TENS));
    }
  }

  @Test
  void asksRoomForAsManyScenariosAsItsLevel() {
    assertEquals(-1, RiskMeasure.MEAN.loadRank(9));
    assertEquals(8, RiskMeasure.WORST.loadRank(9));
    assertEquals(7, RiskMeasure.parse("p90").loadRank(9));
    assertEquals(8, RiskMeasure.parse("p90").loadRank(10));
    assertEquals(17, RiskMeasure.parse("p90").loadRank(20));
  }

  @Test
  void namesAreReadBack() {
    for (String name : List.of("mean", "p50", "p90", "p99", "cvar90", "worst")) {
      assertEquals(name, RiskMeasure.parse(name).name());
    }
    for (String name : List.of("", "p9", "p49", "p100", "best", "cvar20")) {
      assertThrows(IllegalArgumentException.class, () -> RiskMeasure.parse(name), name);
    }
  }

  @Test
  void refusesTooFewScenariosForAQuantile() {
    RiskMeasure p99 = RiskMeasure.parse("p99");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new RobustOptions(p99, 49));
    assertTrue(refused.getMessage().contains("50"), refused.getMessage());
    assertEquals(50, new RobustOptions(p99, 50).scenarios());
    assertEquals(9, new RobustOptions(RiskMeasure.parse("p90"), 9).scenarios());
  }
}
