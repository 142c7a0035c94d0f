package io.slit.server.reports;

import io.slit.core.workload.Epoch;
import io.slit.server.scenario.TimeFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The epochs of a stretch of time that are explored: one at each step, standing for the whole step.
 *
 * @param from its first instant
 * @param to the first instant after it
 * @param step from one explored epoch to the next
 * @param epochLength of what one plan covers
 */
public record Period(Instant from, Instant to, Duration step, Duration epochLength) {
  /** Checks the order, and that steps are whole epochs. */
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "--from (%s) must be before --to (%s). Maybe they are swapped.".formatted(from, to));
    }
    if (step.compareTo(epochLength) < 0 || step.toMillis() % epochLength.toMillis() != 0) {
      throw new IllegalArgumentException(
          "--step (%d s) must be a multiple of the epoch length, %d minutes. 1h is usual."
              .formatted(step.toSeconds(), epochLength.toMinutes()));
    }
  }

  /**
   * Returns a period of a scenario's time.
   *
   * @throws IllegalArgumentException if it has no conditions for all of it
   */
  public static Period of(Instant from, Instant to, Duration step, TimeFrame time) {
    Period period = new Period(from, to, step, time.epochLength());
    time.requireContains("--from", from);
    List<Instant> instants = period.instants();
    time.requireContains("last epoch before --to", instants.get(instants.size() - 1));
    return period;
  }

  /** Returns an instant of every explored epoch, in order. */
  public List<Instant> instants() {
    List<Instant> instants = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
      instants.add(at);
    }
    return instants;
  }

  /**
   * Returns its steps as epochs, in order.
   *
   * @throws IllegalArgumentException if it is not a whole number of steps
   */
  public List<Epoch> steps() {
    if (Duration.between(from, to).toMillis() % step.toMillis() != 0) {
      throw new IllegalArgumentException(
          "--joint: from %s to %s must be a whole number of steps of %d minutes. Move --to or change --step."
              .formatted(from, to, step.toMinutes()));
    }
    return instants().stream().map(at -> new Epoch(at, step)).toList();
  }

  /** Returns the epochs that each explored one stands for. */
  public double epochsPerStep() {
    return (double) step.toMillis() / epochLength.toMillis();
  }
}
