package io.slit.predictor.forecast;

/**
 * The simple forecasts that a regression has to compete with: the latest value, the same hour
 * yesterday, the same hour a week ago, the mean of that hour over seven days.
 */
final class Rules {
  /** How many there are. */
  static final int COUNT = 4;

  private static final int DAYS_PER_WEEK = 7;

  private Rules() {}

  /**
   * Writes the forecasts, in units of the series, behind an offset. A rule whose past is too short
   * gives the latest value.
   */
  static void fill(History past, int origin, LeadFeatures times, double[] into, int offset) {
    Scale scale = past.scale();
    double latest = past.at(origin);
    int sameHour = times.sameHour(origin);
    int lastWeek = times.sameHourOfWeek(origin);
    double week = past.periodicMean(Math.max(0, sameHour), past.stepsPerDay(), DAYS_PER_WEEK);
    into[offset] = scale.bendBack(latest);
    into[offset + 1] = scale.bendBack(sameHour < 0 ? latest : past.at(sameHour));
    into[offset + 2] = scale.bendBack(lastWeek < 0 ? latest : past.at(lastWeek));
    into[offset + 3] = scale.bendBack(sameHour < 0 ? latest : week);
  }
}
