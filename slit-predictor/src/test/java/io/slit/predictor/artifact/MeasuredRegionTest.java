package io.slit.predictor.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredRegionTest {
  private static final double LOG_TWO = Math.log(2);

  /** Size 1 at loads 1 and 2, size 100 at loads 64 and 128; the load is the axis. */
  private final MeasuredRegion region =
      MeasuredRegion.around(1, List.of(row(1, 1), row(1, 2), row(100, 64), row(100, 128)));

  private static double[] row(double size, double load) {
    return new double[] {Math.log(size), Math.log(load)};
  }

  @Test
  void holdsWhatWasMeasured() {
    assertEquals(0, region.distance(row(1, 1)), 1e-12);
    assertEquals(0, region.distance(row(1, 1.5)), 1e-12);
    assertEquals(0, region.distance(row(100, 100)), 1e-12);
  }

  @Test
  void doesNotVouchForSizesOfOtherLoads() {
    assertEquals(Math.log(100), region.distance(row(100, 1)), 1e-12);
    assertEquals(Math.log(100), region.distance(row(1, 64)), 1e-12);
  }

  @Test
  void growsWithTheRatioBeyondTheLastLoad() {
    assertEquals(LOG_TWO, region.distance(row(100, 256)), 1e-9);
    assertEquals(0.5, MeasuredRegion.trust(LOG_TWO), 1e-12);
  }

  @Test
  void hasNoSteps() {
    double last = region.distance(row(10, 1));
    for (double load = 1; load < 300; load *= 1.001) {
      double now = region.distance(row(10, load));
      assertEquals(last, now, 0.01, "at " + load);
      last = now;
    }
  }

  @Test
  void refusesBoxesOutOfOrder() {
    MeasuredRegion.Box box = region.boxes().get(1);
    MeasuredRegion.Box first = region.boxes().get(0);
    assertThrows(IllegalArgumentException.class, () -> new MeasuredRegion(1, List.of(box, first)));
  }
}
