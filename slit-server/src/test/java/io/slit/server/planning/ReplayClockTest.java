package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.server.TwoSites;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayClockTest {
  private final AtomicLong nanos = new AtomicLong(7);
  private final ReplayClock clock = new ReplayClock(TwoSites.NOON, 60, nanos::get);

  @Test
  void runsSixtyTimesAsFast() {
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertEquals(TwoSites.NOON.plusSeconds(120), clock.instant());
  }

  @Test
  void tellsHowLongTheWallWaits() {
    assertEquals(Duration.ofSeconds(15), clock.wallTimeUntil(TwoSites.NOON.plus(TwoSites.QUARTER)));
    assertEquals(Duration.ZERO, clock.wallTimeUntil(TwoSites.NOON.minusSeconds(1)));
  }

  @Test
  void refusesToStandStill() {
    assertThrows(
        IllegalArgumentException.class, () -> new ReplayClock(TwoSites.NOON, 0, nanos::get));
  }
}
