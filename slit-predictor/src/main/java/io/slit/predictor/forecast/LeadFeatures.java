package io.slit.predictor.forecast;

/**
 * What a regression at one lead sees: differences of the past from the latest value, and the time
 * of day and of week.
 *
 * <p>Everything is measured from the latest value, so a regression without coefficients is
 * persistence. Same hour means the latest step at or before the origin with the target's time of
 * day. Reads nothing after the origin. Hours and weekdays count from the first step of the history,
 * in UTC: which of them is Sunday is learned.
 */
final class LeadFeatures {
  /** How many there are. */
  static final int COUNT = 25;

  private static final int DAILY_WAVES = 3;
  private static final int WEEKLY_WAVES = 2;
  private static final int DAYS_PER_WEEK = 7;
  private static final int WEEKS = 4;

  private final int lead;
  private final int day;
  private final double[] dailyWaves;
  private final double[] weeklyWaves;

  LeadFeatures(int lead, int stepsPerDay) {
    this.lead = lead;
    this.day = stepsPerDay;
    this.dailyWaves = waves(day, DAILY_WAVES);
    this.weeklyWaves = waves(DAYS_PER_WEEK * day, WEEKLY_WAVES);
  }

  private static double[] waves(int period, int count) {
    double[] waves = new double[2 * count * period];
    for (int i = 0; i < period; i++) {
      for (int k = 0; k < count; k++) {
        double angle = 2 * Math.PI * (k + 1) * i / period;
        waves[2 * (i * count + k)] = Math.sin(angle);
        waves[2 * (i * count + k) + 1] = Math.cos(angle);
      }
    }
    return waves;
  }

  /** Returns the latest step at or before an origin with the time of day of the target. */
  int sameHour(int origin) {
    return latest(origin, day);
  }

  /** Returns the latest step at or before an origin with the target's time of the week. */
  int sameHourOfWeek(int origin) {
    return latest(origin, DAYS_PER_WEEK * day);
  }

  private int latest(int origin, int period) {
    return origin + lead - period * ((lead + period - 1) / period);
  }

  /** Writes the features of a forecast made at an origin. */
  void fill(History past, int origin, double[] into) {
    double now = past.at(origin);
    int daily = sameHour(origin);
    int weekly = sameHourOfWeek(origin);
    double sameHour = past.at(daily);
    double week = past.periodicMean(Math.max(0, daily), day, DAYS_PER_WEEK);
    double weekThen = past.periodicMean(origin, day, DAYS_PER_WEEK);
    double weeks = weekly < 0 ? week : past.periodicMean(weekly, DAYS_PER_WEEK * day, WEEKS);
    int before = weekly - lead;
    double weeksThen =
        before < 0 ? weekThen : past.periodicMean(before, DAYS_PER_WEEK * day, WEEKS);
    into[0] = 1;
    into[1] = past.at(origin - 1) - now;
    into[2] = past.at(origin - 2) - now;
    into[3] = past.mean(origin, 4) - now;
    into[4] = past.mean(origin, 8) - now;
    into[5] = sameHour - past.at(daily - lead);
    into[6] = sameHour - now;
    into[7] = past.at(daily - day) - now;
    into[8] = past.at(weekly) - now;
    into[9] = week - weekThen;
    into[10] = week - now;
    into[11] = weeks - weeksThen;
    into[12] = weeks - now;
    into[13] = past.mean(origin, day) - now;
    into[14] = past.mean(origin, DAYS_PER_WEEK * day) - now;
    copyWaves(origin + lead, into);
  }

  private void copyWaves(int target, double[] into) {
    int first = COUNT - 2 * (DAILY_WAVES + WEEKLY_WAVES);
    int daily = 2 * DAILY_WAVES;
    int weekly = 2 * WEEKLY_WAVES;
    System.arraycopy(dailyWaves, target % day * daily, into, first, daily);
    int hourOfWeek = target % (DAYS_PER_WEEK * day);
    System.arraycopy(weeklyWaves, hourOfWeek * weekly, into, first + daily, weekly);
  }
}
