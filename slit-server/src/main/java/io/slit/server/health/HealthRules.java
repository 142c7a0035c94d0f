package io.slit.server.health;

import java.time.Duration;

/**
 * When a deployment is left out and how it comes back.
 *
 * @param failuresInARow that put it out
 * @param window last requests looked at, at most 64
 * @param failedShare of the window, once half full, that puts it out
 * @param slowShare of a full window that puts it out
 * @param slowFactor how many times its expected 95th percentile a TTFT has to be to count as slow
 * @param firstPause before the first probe; doubled by every probe that fails
 * @param longestPause the doubling ends here, and so does a pause that a deployment asks for
 * @param ramp how long it takes from a tenth of its share to all of it
 */
public record HealthRules(
    int failuresInARow,
    int window,
    double failedShare,
    double slowShare,
    double slowFactor,
    Duration firstPause,
    Duration longestPause,
    Duration ramp) {
  /**
   * Assumptions, chosen as circuit breakers commonly are: three in a row or half of twenty; a pause
   * of 2 s, at most 60 s; back in 10 s.
   */
  public static final HealthRules STANDARD =
      new HealthRules(
          3,
          20,
          0.5,
          0.8,
          4,
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10));
}
