package io.slit.server.follow;

import io.slit.server.planning.PlanningClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The clock of the planner, as far as a follower knows it: set by each answer, and run on between
 * them. So plans age alike on all machines, whatever their own clocks show, and a replay is
 * followed at its speed. Thread-safe.
 */
public final class FollowedClock implements PlanningClock {
  /** Speeds nearer to 1 than this are 1: the answer counts in ms. */
  private static final double SAME_SPEED = 1e-3;

  /** A shorter rest of an epoch says too little of the speed. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private volatile Reading last;

  /** What the clock showed, when, and how fast it runs. */
  private record Reading(Instant shown, long atNanos, double speed) {}

  /**
   * Begins with the wall clock.
   *
   * @param now on the wall clock
   * @param nanoTime never goes back, usually {@link System#nanoTime}
   */
  public FollowedClock(Instant now, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = new Reading(now, nanoTime.getAsLong(), 1);
  }

  /** Sets the clock to what it shows now, and keeps its speed. */
  void set(Instant shown) {
    set(shown, last.speed());
  }

  /** Sets the clock to what it shows now and how fast it runs. */
  void set(Instant shown, double speed) {
    last = new Reading(shown, nanoTime.getAsLong(), speed);
  }

  /**
   * Sets the clock to what the planner says.
   *
   * @param shown by the planner's clock now
   * @param end of the plan's epoch
   * @param wallLeft until then, on the wall
   */
  void set(Instant shown, Instant end, Duration wallLeft) {
    double left = Duration.between(shown, end).toMillis();
    if (wallLeft.compareTo(SHORTEST) < 0 || left <= 0) {
      set(shown);
      return;
    }
    double speed = left / wallLeft.toMillis();
    set(shown, Math.abs(speed - 1) < SAME_SPEED ? 1 : speed);
  }

  /** Returns seconds shown per second of wall time. */
  double speed() {
    return last.speed();
  }

  @Override
  public Instant instant() {
    Reading reading = last;
    double nanos = (nanoTime.getAsLong() - reading.atNanos()) * reading.speed();
    return reading.shown().plusNanos((long) nanos);
  }

  @Override
  public Duration wallTimeUntil(Instant instant) {
    double shownNanos = Duration.between(instant(), instant).toNanos();
    return Duration.ofNanos(Math.max(0, (long) Math.ceil(shownNanos / speed())));
  }
}
