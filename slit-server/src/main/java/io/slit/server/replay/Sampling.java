package io.slit.server.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which moments of a period are simulated: windows of real time, in every request.
 *
 * <p>A period is cut into as many strata as all seeds have windows; each window begins at a random
 * moment of its stratum, so that all hours and all phases of an epoch are met alike. The same seed
 * gives all policies and loads the same windows. A window that lies in the first moments of an
 * epoch, where units still start, is run from before the epoch's begin; any other is run from its
 * own warm-up on, with the units of its plan on.
 *
 * @param windows of each cell
 * @param warmUp simulated before a window and not counted
 * @param measured length of a window
 * @param step of the simulation's books; warm-up and window are multiples of it
 */
public record Sampling(int windows, Duration warmUp, Duration measured, Duration step) {
  /** One minute of every seed, after one minute that does not count. */
  public static final Sampling STANDARD =
      new Sampling(1, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(30));

  /** Checks the ranges. */
  public Sampling {
    if (windows < 1) {
      throw new IllegalArgumentException(
          "The windows of a cell (%d) must be at least 1.".formatted(windows));
    }
    requireWhole("warm-up", warmUp, step);
    requireWhole("window", measured, step);
    if (measured.isZero()) {
      throw new IllegalArgumentException("A window must be longer than 0 s. Take 60 s or more.");
    }
  }

  private static void requireWhole(String what, Duration length, Duration step) {
    if (length.isNegative() || length.toMillis() % step.toMillis() != 0) {
      throw new IllegalArgumentException(
          "The %s (%d s) must be a multiple of %d s."
              .formatted(what, length.toSeconds(), step.toSeconds()));
    }
  }

  /**
   * Returns the windows of a seed.
   *
   * @param span the period
   * @param epoch length of a planned epoch
   * @param starting how long units start at most
   * @param seed from 1
   * @param seeds how many there are
   */
  List<ReplayWindow> of(Span span, Duration epoch, Duration starting, int seed, int seeds) {
    int strata = windows * seeds;
    SplittableRandom random = new SplittableRandom(span.from().getEpochSecond() * 31 + seed);
    List<ReplayWindow> all = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      double at = (i * (double) seeds + (seed - 1) + random.nextDouble()) / strata;
      all.add(window(span, epoch, starting, at));
    }
    return all;
  }

  /** A period, {@code [from, to)}. */
  record Span(Instant from, Instant to) {}

  private ReplayWindow window(Span span, Duration epoch, Duration starting, double part) {
    long room = Duration.between(span.from(), span.to()).minus(measured).minus(warmUp).toMillis();
    if (room < 0) {
      throw new IllegalArgumentException(
          "The period from %s to %s is shorter than a window with its warm-up (%d s)."
              .formatted(span.from(), span.to(), measured.plus(warmUp).toSeconds()));
    }
    long steps = (long) (part * room) / step.toMillis();
    Instant counted = span.from().plus(warmUp).plus(step.multipliedBy(steps));
    long sinceEpoch = Math.floorMod(counted.toEpochMilli(), epoch.toMillis());
    Instant boundary = counted.minusMillis(sinceEpoch);
    boolean startsInside = sinceEpoch < warmUp.plus(starting).toMillis();
    Instant begin =
        startsInside && !boundary.minus(warmUp).isBefore(span.from())
            ? boundary.minus(warmUp)
            : counted.minus(warmUp);
    return new ReplayWindow(begin, counted, counted.plus(measured), step);
  }
}
