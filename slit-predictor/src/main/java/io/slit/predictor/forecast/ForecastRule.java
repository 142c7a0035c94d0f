package io.slit.predictor.forecast;

/**
 * A simple forecast: the level of some earlier days at the same time of day, plus what is left of
 * today's difference from them.
 *
 * <p>Formula: {@code season(t) + 0.5^(lead / halfLife) x (recent - season(now))}. Persistence has
 * no season and an endless half life.
 *
 * @param name for people
 * @param season which earlier days are averaged
 * @param halfLifeHours how long a difference from them lasts; 0 forgets it at once
 */
record ForecastRule(String name, Season season, double halfLifeHours) {
  /** Which earlier days are averaged. */
  enum Season {
    /** None: the level is 0. */
    NONE(0, 1),
    /** The day before. */
    YESTERDAY(1, 1),
    /** The last three days. */
    THREE_DAYS(3, 1),
    /** The last seven days. */
    SEVEN_DAYS(7, 1),
    /** The same day of the week before. */
    LAST_WEEK(1, 7);

    private final int count;
    private final int everyDays;

    Season(int count, int everyDays) {
      this.count = count;
      this.everyDays = everyDays;
    }
  }

  /**
   * Returns the forecast made at an origin; NaN if the past is too short for it.
   *
   * @param lead steps ahead, at least 1
   */
  double predict(PastSeries past, SeriesShape shape, int origin, int lead) {
    double season = seasonAt(past, shape, origin, origin + lead);
    double weight = remaining(shape, lead);
    if (weight == 0) {
      return season;
    }
    double recent = past.around(origin, shape.smoothing(), origin);
    return season + weight * (recent - seasonAt(past, shape, origin, origin));
  }

  private double remaining(SeriesShape shape, int lead) {
    if (halfLifeHours == 0) {
      return 0;
    }
    return Math.pow(0.5, lead / (halfLifeHours * shape.stepsPerHour()));
  }

  private double seasonAt(PastSeries past, SeriesShape shape, int origin, int index) {
    if (season == Season.NONE) {
      return 0;
    }
    int period = season.everyDays * shape.stepsPerDay();
    int first = index - period * Math.max(1, (index - origin + period - 1) / period);
    double sum = 0;
    for (int k = 0; k < season.count; k++) {
      sum += past.around(first - k * period, shape.smoothing(), origin);
    }
    return sum / season.count;
  }
}
