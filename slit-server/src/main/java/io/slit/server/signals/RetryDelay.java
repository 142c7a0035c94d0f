package io.slit.server.signals;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a source is asked again.
 *
 * <p>After success: the poll interval. After n failures in a row: 15 s x 2^(n-1), at most the poll
 * interval, so that a source that is down is never asked more often than one that is up for long. A
 * source that named a time is left alone for that time, an hour at most. The interval is taken
 * times 0.9 to 1.1 at random: many servers started at once do not ask at once.
 */
public final class RetryDelay {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST_WISH = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 16;
  private static final double JITTER = 0.1;

  private final DoubleSupplier random;
  private int failures;

  /** Creates a delay; random numbers are in [0, 1). */
  public RetryDelay(DoubleSupplier random) {
    this.random = random;
  }

  /** Returns the time until the next poll. */
  public Duration next(Duration poll, Optional<SignalException> failure) {
    failures = failure.isPresent() ? failures + 1 : 0;
    Duration wait = failures == 0 ? poll : shorter(poll, backoff());
    Duration wished =
        failure
            .flatMap(SignalException::retryAfter)
            .map(wish -> shorter(wish, LONGEST_WISH))
            .orElse(Duration.ZERO);
    double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
    Duration jittered = Duration.ofNanos((long) (wait.toNanos() * factor));
    return wished.compareTo(jittered) > 0 ? wished : jittered;
  }

  private Duration backoff() {
    return FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
