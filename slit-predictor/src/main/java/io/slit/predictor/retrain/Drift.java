package io.slit.predictor.retrain;

/**
 * How far the champion is off at a site, on the newest outcomes: the median of {@code ln(observed /
 * predicted)} beside its spread.
 *
 * <p>It is flagged from {@link #LEAST_ROWS} rows on if it is greater than ln 1.1 and than three
 * standard errors of the median, {@code 3 x 1.2533 x spread / sqrt(rows)}: so neither noise nor
 * what is too small to matter is flagged.
 *
 * @param site name of the site
 * @param target what is predicted
 * @param medianLogRatio 0 is no drift; ln 1.4 = 0.336 is 40 % more than predicted
 * @param spread 1.4826 x the median absolute deviation, in logarithms
 * @param rows outcomes behind it
 */
public record Drift(String site, Target target, double medianLogRatio, double spread, int rows) {
  /** Fewer rows flag nothing. */
  public static final int LEAST_ROWS = 30;

  /** Of normal errors, their standard deviation over their median absolute deviation. */
  static final double MAD_TO_SIGMA = 1.4826;

  private static final double LEAST_LOG_RATIO = Math.log(1.1);
  private static final double STANDARD_ERRORS = 3;
  private static final double MEDIAN_TO_MEAN = 1.2533;

  /** Tells whether the champion should be replaced for it. */
  public boolean isFlagged() {
    double size = Math.abs(medianLogRatio);
    return rows >= LEAST_ROWS && size > LEAST_LOG_RATIO && size > noise(spread, rows);
  }

  /** Returns three standard errors of a median. */
  static double noise(double spread, int rows) {
    return STANDARD_ERRORS * MEDIAN_TO_MEAN * spread / Math.sqrt(rows);
  }

  /** Returns by which factor observations exceed predictions. */
  public double factor() {
    return Math.exp(medianLogRatio);
  }
}
