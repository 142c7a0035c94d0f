package io.slit.server.planning;

import java.time.Duration;
import java.time.Instant;

/** A clock that always shows one instant: for one plan, offline. */
public record StoppedClock(Instant instant) implements PlanningClock {
  @Override
  public Duration wallTimeUntil(Instant other) {
    return Duration.ZERO;
  }
}
