package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeRegressionTest {
  @Test
  void findsTheLineThatTheRowsLieOn() {
    Random random = new Random(7);
    RidgeRegression regression = new RidgeRegression(3);
    for (int i = 0; i < 50; i++) {
      double[] row = {1, random.nextGaussian(), 1000 * random.nextGaussian()};
      regression.add(row, 2 - 3 * row[1] + 0.004 * row[2]);
    }
    regression.solve(0);
    assertEquals(2, regression.coefficient(0), 1e-9);
    assertEquals(-3, regression.coefficient(1), 1e-9);
    assertEquals(0.004, regression.coefficient(2), 1e-12);
    assertEquals(2 - 3 * 5 + 0.004 * 7, regression.predict(new double[] {1, 5, 7}), 1e-8);
  }

  @Test
  void shrinksASingleFeatureByThePenalty() {
    RidgeRegression regression = new RidgeRegression(1);
    regression.add(new double[] {2}, 6);
    regression.solve(0.5);
    assertEquals(3 / 1.5, regression.coefficient(0), 1e-9); // c/(A(1+p)) = 12/(4 x 1.5)
  }

  @Test
  void weighsARowByWhatIsKept() {
    RidgeRegression forgetting = new RidgeRegression(1);
    forgetting.add(new double[] {1}, 10);
    forgetting.forget(0.25);
    forgetting.add(new double[] {1}, 20);
    forgetting.solve(0);
    assertEquals((0.25 * 10 + 20) / 1.25, forgetting.coefficient(0), 1e-9);
  }

  @Test
  void answersNothingForAFeatureThatWasNeverSeen() {
    RidgeRegression regression = new RidgeRegression(2);
    regression.add(new double[] {1, 0}, 5);
    regression.solve(0.1);
    assertEquals(0, regression.coefficient(1), 1e-9);
    assertEquals(5 / 1.1, regression.coefficient(0), 1e-9);
  }
}
