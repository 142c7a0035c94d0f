package io.slit.predictor.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.search.Surrogate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostedSurrogateTest {
  private static final int ROWS = 400;

  private final List<double[]> rows = new ArrayList<>();
  private final double[] targets = new double[ROWS];

  BoostedSurrogateTest() {
    Random random = new Random(7);
    for (int i = 0; i < ROWS; i++) {
      double[] row = random.doubles(6).toArray();
      rows.add(row);
      targets[i] = truth(row) + 0.05 * random.nextGaussian();
    }
  }

  private static double truth(double[] row) {
    return (row[0] > 0.5 ? 1 : 0) + row[1] * row[2];
  }

  @Test
  void guessesRowsItHasNotSeenMuchBetterThanTheirMean() {
    Surrogate surrogate = new BoostedSurrogate().fit(rows, targets, 1);
    Random random = new Random(8);
    double error = 0;
    double spread = 0;
    double mean = 0.75; // of a step of 1 at a half, and of a product of two uniform numbers
    for (int i = 0; i < 1000; i++) {
      double[] row = random.doubles(6).toArray();
      error += Math.pow(surrogate.predict(row) - truth(row), 2);
      spread += Math.pow(mean - truth(row), 2);
    }
    assertTrue(error < 0.1 * spread, error + " of " + spread);
  }

  @Test
  void theSameRowsAndSeedGiveTheSameGuesses() {
    Surrogate once = new BoostedSurrogate().fit(rows, targets, 5);
    Surrogate again = new BoostedSurrogate().fit(rows, targets, 5);
    for (double[] row : rows) {
      assertEquals(once.predict(row), again.predict(row));
    }
  }
}
