package io.slit.server.scenario;

import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a scenario covers: {@code [from, to)}, in epochs.
 *
 * @param from its first instant
 * @param to the first instant after it
 * @param epochLength how long one plan holds
 */
public record TimeFrame(Instant from, Instant to, Duration epochLength) {
  private static final Duration DAY = Duration.ofDays(1);

  /** Checks the order, and that a day is a whole number of epochs. */
  public TimeFrame {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "The period must start (%s) before it ends (%s). Maybe they are swapped."
              .formatted(from, to));
    }
    if (epochLength.isNegative()
        || epochLength.isZero()
        || DAY.toMillis() % epochLength.toMillis() != 0) {
      throw new IllegalArgumentException(
          "The epoch_minutes (%s) must divide a day of 1440. Use 5, 10, 15, 30 or 60."
              .formatted(epochLength.toMinutes()));
    }
  }

  /** Returns the epoch that holds an instant. */
  public Epoch epochAt(Instant instant) {
    return Epoch.containing(instant, epochLength);
  }

  /**
   * Checks that there are conditions for an instant.
   *
   * @param what the instant is, for the message
   * @throws IllegalArgumentException if there are none
   */
  public void requireContains(String what, Instant instant) {
    if (!contains(instant)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be in [%s, %s): the scenario has conditions for no other time."
              .formatted(what, instant, from, to));
    }
  }

  /** Tells whether an instant lies in the period. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
