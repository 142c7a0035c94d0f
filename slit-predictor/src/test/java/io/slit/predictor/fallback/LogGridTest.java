package io.slit.predictor.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogGridTest {
  @Test
  void keepsAPowerLawExactly() {
    assertEquals(7 * 7, LogGrid.risingAt(7, index -> Math.pow(LogGrid.point(index), 2)), 1e-9);
    assertEquals(1 / 7.0, LogGrid.fallingAt(7, index -> 1 / LogGrid.point(index)), 1e-12);
  }

  @Test
  void neverFallsWhateverTheCurveDoes() {
    long seed = 11;
    System.out.println("seed " + seed);
    double[] curve = new Random(seed).doubles(80, 0.1, 10).toArray();
    double last = 0;
    for (double x = 1; x < 2048; x *= 1.03) {
      double now = LogGrid.risingAt(x, index -> curve[index]);
      assertTrue(now >= last - 1e-12, "at " + x);
      last = now;
    }
  }

  @Test
  void startsAtTheFirstPoint() {
    assertEquals(3, LogGrid.risingAt(1, index -> 3 + index), 1e-12);
    assertEquals(2, LogGrid.pointsUpTo(1));
  }
}
