package io.slit.core.workload;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time that one plan is made for: {@code [start, start + length)}. */
public record Epoch(Instant start, Duration length) {
  /** Checks the length. */
  public Epoch {
    checkLength(length);
  }

  /** Returns the epoch of this length, counted from 1970, that holds an instant. */
  public static Epoch containing(Instant instant, Duration length) {
    checkLength(length);
    long millis = length.toMillis();
    long start = Math.floorDiv(instant.toEpochMilli(), millis) * millis;
    return new Epoch(Instant.ofEpochMilli(start), length);
  }

  /** Returns the epoch that follows. */
  public Epoch next() {
    return new Epoch(end(), length);
  }

  /** Returns the first instant after it. */
  public Instant end() {
    return start.plus(length);
  }

  /** Returns its length in seconds. */
  public double seconds() {
    return length.toMillis() / 1000.0;
  }

  private static void checkLength(Duration length) {
    if (length.toMillis() < 1) {
      throw new IllegalArgumentException(
          "The length of an epoch (%s) must be at least 1 ms. 15 minutes is usual."
              .formatted(length));
    }
  }
}
