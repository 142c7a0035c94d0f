package io.slit.core.search.robust;

/**
 * Normal scores of equally likely strata: the quantiles of the standard normal distribution at the
 * middles of n parts of equal probability.
 */
final class NormalScores {
  /** The 90 % quantile of the standard normal distribution: the ends of an 80 % interval. */
  static final double AT_90 = 1.2815515655446004;

  private static final double STEP = 1e-13;

  private NormalScores() {}

  /** Returns n scores, ascending; the middle one of an odd number is exactly 0. */
  static double[] of(int count) {
    double[] scores = new double[count];
    for (int i = 0; i < count / 2; i++) {
      scores[i] = -quantile(1 - (i + 0.5) / count);
      scores[count - 1 - i] = -scores[i];
    }
    return scores;
  }

  /** Bisects the distribution function for a probability above one half. */
  private static double quantile(double probability) {
    double low = 0;
    double high = 9;
    while (high - low > STEP * (1 + high)) {
      double middle = (low + high) / 2;
      if (upperTail(middle) > 1 - probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * The probability beyond x >= 0: 1/2 less the series of the density's integral (Marsaglia 2004).
   */
  private static double upperTail(double x) {
    double term = x;
    double sum = x;
    for (int i = 3; term > 1e-18 * sum; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 - sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
