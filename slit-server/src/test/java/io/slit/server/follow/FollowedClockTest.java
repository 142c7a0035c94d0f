package io.slit.server.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FollowedClockTest {
  private static final Instant NOON = Instant.parse("2023-07-10T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong nanos = new AtomicLong(42);
  private final FollowedClock clock = new FollowedClock(Instant.EPOCH, nanos::get);

  @Test
  void runsAsTheWallDoesUntilThePlannerAnswers() {
    nanos.addAndGet(3 * SECOND);
    assertEquals(Instant.EPOCH.plusSeconds(3), clock.instant());
  }

  @Test
  void takesTimeAndSpeedOfAReplay() {
    clock.set(NOON, NOON.plusSeconds(900), Duration.ofSeconds(15));
    assertEquals(60, clock.speed());
    nanos.addAndGet(2 * SECOND);
    assertEquals(NOON.plusSeconds(120), clock.instant());
    assertEquals(Duration.ofSeconds(13), clock.wallTimeUntil(NOON.plusSeconds(900)));
    assertEquals(Duration.ZERO, clock.wallTimeUntil(NOON));
  }

  @Test
  void roundingOfTheAnswerIsNoSpeed() {
    clock.set(NOON, NOON.plusMillis(500_000), Duration.ofMillis(499_999));
    assertEquals(1, clock.speed());
  }

  @Test
  void keepsItsSpeedWhereTooLittleIsLeftOfTheEpoch() {
    clock.set(NOON, NOON.plusSeconds(900), Duration.ofSeconds(15));
    clock.set(NOON.plusSeconds(899), NOON.plusSeconds(900), Duration.ofMillis(16));
    assertEquals(60, clock.speed());
    clock.set(NOON.plusSeconds(999), NOON.plusSeconds(900), Duration.ZERO);
    assertEquals(60, clock.speed());
    assertEquals(NOON.plusSeconds(999), clock.instant());
  }
}
