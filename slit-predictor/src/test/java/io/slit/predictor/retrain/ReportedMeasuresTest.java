package io.slit.predictor.retrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportedMeasuresTest {
  private static Served of(double ttftMillis, double networkMillis) {
    return new ReportedMeasures(
            OptionalLong.of(7),
            OptionalLong.of(9),
            OptionalDouble.of(ttftMillis),
            OptionalDouble.of(networkMillis),
            OptionalDouble.of(20),
            OptionalDouble.of(0.5))
        .served();
  }

  @Test
  void takesTheNetworkOutAndConvertsUnits() {
    assertEquals(new Served(7, 9, 0.25, 0.02, OptionalDouble.of(1800)), of(300, 50));
  }

  @Test
  void aNetworkLongerThanAllLeavesNothing() {
    assertEquals(0, of(30, 50).ttftSeconds());
  }

  @Test
  void aNegativeTimeStaysOneToBeKeptApart() {
    assertEquals(-0.3, of(-300, 50).ttftSeconds());
  }

  @Test
  void whatIsMissingIsNotBelieved() {
    OptionalDouble none = OptionalDouble.empty();
    Served served =
        new ReportedMeasures(OptionalLong.empty(), OptionalLong.empty(), none, none, none, none)
            .served();
    assertTrue(Double.isNaN(served.ttftSeconds()));
    assertTrue(Double.isNaN(served.tpotSeconds()));
    assertEquals(0, served.inputTokens());
    assertEquals(OptionalDouble.empty(), served.gpuJoules());
  }
}
