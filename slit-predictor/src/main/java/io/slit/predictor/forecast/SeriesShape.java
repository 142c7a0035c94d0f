package io.slit.predictor.forecast;

import io.slit.core.units.Require;

/**
 * How a series is stepped.
 *
 * @param stepsPerHour values per hour
 * @param smoothing values on either side that are averaged with one, against counting noise
 */
record SeriesShape(double stepsPerHour, int smoothing) {
  private static final double HOURS_PER_DAY = 24;

  /** Checks the ranges. */
  SeriesShape {
    Require.within(1.0 / 24, 3600, stepsPerHour, "steps per hour", "Use epochs of 1 s to 1 d.");
    Require.atLeast(0, smoothing, "smoothing in steps", "0 smooths nothing.");
  }

  /** Returns values per day. */
  int stepsPerDay() {
    return (int) Math.max(1, Math.round(HOURS_PER_DAY * stepsPerHour));
  }
}
