package io.slit.server.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of day. */
public final class RealClock implements PlanningClock {
  private final InstantSource source;

  /** Shows the time of a source, usually {@link InstantSource#system()}. */
  public RealClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return source.instant();
  }

  @Override
  public Duration wallTimeUntil(Instant instant) {
    Duration left = Duration.between(instant(), instant);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
