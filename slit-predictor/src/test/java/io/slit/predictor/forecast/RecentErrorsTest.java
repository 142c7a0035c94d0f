package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentErrorsTest {
  @Test
  void equalsSortingTheWindow() {
    Random random = new Random(11);
    RecentErrors errors = new RecentErrors(37);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double error = Math.round(10 * random.nextGaussian());
      errors.add(error);
      all.add(error);
      List<Double> window =
          all.subList(Math.max(0, all.size() - 37), all.size()).stream().sorted().toList();
      int n = window.size();
      int low = Math.max(1, (int) Math.floor((n + 1) * 0.1));
      int high = Math.min(n, (int) Math.ceil((n + 1) * 0.9));
      assertEquals(Math.min(0, window.get(low - 1)), errors.low());
      assertEquals(Math.max(0, window.get(high - 1)), errors.high());
    }
  }

  @Test
  void coversEightOfTenOfWhatFollows() {
    Random random = new Random(13);
    RecentErrors errors = new RecentErrors(200);
    int covered = 0;
    for (int i = 0; i < 5000; i++) {
      double next = random.nextGaussian() * random.nextDouble();
      covered += errors.low() <= next && next <= errors.high() ? 1 : 0;
      errors.add(next);
    }
    assertTrue(covered > 3900 && covered < 4150, "covered " + covered + " of 5000");
  }

  @Test
  void knowsNoSpreadWithoutErrors() {
    RecentErrors errors = new RecentErrors(5);
    assertEquals(0, errors.low());
    assertEquals(0, errors.high());
  }
}
