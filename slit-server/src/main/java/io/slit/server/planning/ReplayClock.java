package io.slit.server.planning;

import io.slit.core.units.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A past time that runs on from a start, so many times faster than the wall clock. */
public final class ReplayClock implements PlanningClock {
  /** The largest speed-up: an epoch of 15 minutes then takes 0.25 s. */
  public static final double MAX_SPEED = 3600;

  private final Instant start;
  private final double speed;
  private final LongSupplier nanoTime;
  private final long origin;

  /**
   * Starts to run now.
   *
   * @param start what it shows first
   * @param speed seconds shown per second of wall time
   * @param nanoTime the wall, usually {@link System#nanoTime}
   */
  public ReplayClock(Instant start, double speed, LongSupplier nanoTime) {
    this.start = start;
    this.speed =
        Require.within(1e-3, MAX_SPEED, speed, "replay speed", "1 is the speed of real time.");
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  @Override
  public Instant instant() {
    return start.plusNanos((long) ((nanoTime.getAsLong() - origin) * speed));
  }

  @Override
  public Duration wallTimeUntil(Instant instant) {
    double shownNanos = Duration.between(instant(), instant).toNanos();
    return Duration.ofNanos(Math.max(0, (long) Math.ceil(shownNanos / speed)));
  }
}
