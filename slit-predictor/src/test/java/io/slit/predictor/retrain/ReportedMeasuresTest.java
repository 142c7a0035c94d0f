package io.slit.predictor.retrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportedMeasuresTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static ReportedMeasures of(
      double ttftMillis, double networkMillis, OptionalDouble queueMillis) {
    return new ReportedMeasures(
        OptionalLong.of(7),
        OptionalLong.of(9),
        OptionalLong.of(3),
        OptionalDouble.of(ttftMillis),
        OptionalDouble.of(networkMillis),
        queueMillis,
        OptionalDouble.of(20),
        OptionalDouble.of(0.5));
  }

  private static Served of(double ttftMillis, double networkMillis) {
    return of(ttftMillis, networkMillis, NONE).served();
  }

  @Test
  void takesTheNetworkOutAndConvertsUnits() {
    assertEquals(
        new Served(7, 9, 0.25, 0.02, OptionalDouble.of(1800), OptionalLong.of(3), false),
        of(300, 50));
  }

  @Test
  void takesTheQueueOutWhereItIsReported() {
    ReportedMeasures queued = of(300, 50, OptionalDouble.of(150));
    assertEquals(0.1, queued.served().ttftSeconds(), 1e-12);
    assertEquals(OptionalDouble.of(0.15), queued.queueSeconds());
    assertEquals(NONE, of(300, 50, NONE).queueSeconds());
    assertEquals(0, of(300, 50, OptionalDouble.of(900)).served().ttftSeconds());
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
  void aNegativeWaitIsNoLongerService() {
    assertEquals(-0.15, of(300, 50, OptionalDouble.of(-150)).served().ttftSeconds());
  }

  @Test
  void whatIsMissingIsNotBelieved() {
    OptionalLong no = OptionalLong.empty();
    Served served = new ReportedMeasures(no, no, no, NONE, NONE, NONE, NONE, NONE).served();
    assertTrue(Double.isNaN(served.ttftSeconds()));
    assertTrue(Double.isNaN(served.tpotSeconds()));
    assertEquals(0, served.inputTokens());
    assertEquals(OptionalDouble.empty(), served.gpuJoules());
    assertEquals(no, served.cachedTokens());
  }
}
