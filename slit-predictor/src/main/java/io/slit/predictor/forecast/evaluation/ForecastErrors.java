package io.slit.predictor.forecast.evaluation;

/**
 * How far forecasts were off, and what doing nothing would have given.
 *
 * @param forecasts how many were scored
 * @param mae mean absolute error
 * @param persistenceMae that of the latest value
 * @param yesterdayMae that of the same hour of the latest day; at lead 24 h it is persistence
 * @param coverage share of true values inside the 80 % interval
 */
public record ForecastErrors(
    long forecasts, double mae, double persistenceMae, double yesterdayMae, double coverage) {
  /** Returns whether it was better than both. */
  public boolean beatsBoth() {
    return mae < persistenceMae && mae < yesterdayMae;
  }

  /** Adds up errors; for one thread. */
  static final class Sum {
    private long forecasts;
    private double error;
    private double persistence;
    private double yesterday;
    private long covered;

    void add(double truth, Guess guess, double latest, double sameHour) {
      forecasts++;
      error += Math.abs(guess.expected() - truth);
      persistence += Math.abs(latest - truth);
      yesterday += Math.abs(sameHour - truth);
      covered += guess.covers(truth) ? 1 : 0;
    }

    ForecastErrors errors() {
      return new ForecastErrors(
          forecasts,
          error / forecasts,
          persistence / forecasts,
          yesterday / forecasts,
          (double) covered / forecasts);
    }
  }

  /** A forecast number with its interval. */
  record Guess(double expected, double low, double high) {
    /** A value that a tariff fixes is met up to rounding only. */
    private static final double ROUNDING = 1e-9;

    boolean covers(double truth) {
      double rounding = ROUNDING * Math.abs(truth);
      return low - rounding <= truth && truth <= high + rounding;
    }
  }
}
