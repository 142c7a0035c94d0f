package io.slit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Test
  void givesWhatIsLeftToTheLargestFractions() {
    assertEquals(List.of(34, 33, 33), LargestRemainder.percent(List.of(1.0, 1.0, 1.0)));
    assertEquals(List.of(67, 33), LargestRemainder.percent(List.of(2.0, 1.0)));
    assertEquals(List.of(100, 0), LargestRemainder.percent(List.of(0.9999, 0.0001)));
    assertEquals(List.of(0, 100), LargestRemainder.percent(List.of(0.0, 7.0)));
    // Hamilton's seats for votes 47000, 16000, 15900, 12000, 6000, 3100 of 100 seats are exact
    assertEquals(
        List.of(47, 16, 16, 12, 6, 3),
        LargestRemainder.percent(List.of(47000.0, 16000.0, 15900.0, 12000.0, 6000.0, 3100.0)));
  }

  @Test
  void sumsToOneHundredAndStaysWithinOneOfTheShare() {
    Random random = new Random(11);
    for (int round = 0; round < 5000; round++) {
      List<Double> weights = new ArrayList<>();
      for (int i = 1 + random.nextInt(40); i > 0; i--) {
        weights.add(random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), 4));
      }
      weights.set(0, weights.get(0) + 1e-9);
      double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
      List<Integer> percent = LargestRemainder.percent(weights);
      assertEquals(100, percent.stream().mapToInt(Integer::intValue).sum(), "seed 11: " + weights);
      for (int i = 0; i < weights.size(); i++) {
        double exact = 100 * weights.get(i) / sum;
        assertTrue(Math.abs(percent.get(i) - exact) < 1, "seed 11: " + weights + " " + percent);
      }
    }
  }

  @Test
  void refusesWeightsOfNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LargestRemainder.percent(Collections.nCopies(3, 0.0)));
    assertThrows(
        IllegalArgumentException.class, () -> LargestRemainder.percent(List.of(2.0, -1.0)));
    assertThrows(IllegalArgumentException.class, () -> LargestRemainder.percent(List.of()));
  }
}
