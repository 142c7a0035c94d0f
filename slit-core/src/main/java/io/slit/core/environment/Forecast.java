package io.slit.core.environment;

import java.time.Instant;

/**
 * A statement about the future made from the past.
 *
 * @param expected the most likely value
 * @param low end of its 80 % interval
 * @param high end of its 80 % interval
 * @param issuedAt nothing after this instant was read to make it
 */
public record Forecast<T>(T expected, T low, T high, Instant issuedAt) {
  /** Returns a forecast whose spread is not known: both ends are the value itself. */
  public static <T> Forecast<T> point(T expected, Instant issuedAt) {
    return new Forecast<>(expected, expected, expected, issuedAt);
  }
}
