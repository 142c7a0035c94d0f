package io.slit.predictor.forecast;

import java.util.Arrays;

/**
 * How much each of several forecasts counts: the less it erred of late, the more.
 *
 * <p>Formula: {@code w_k ~ prior_k x exp(-8 (L_k - min L) / L)}, where L_k is the absolute error of
 * forecast k and L that of the weighted mean, both summed with a half-life of 14 days. Source: the
 * exponentially weighted average forecaster with discounted losses; Cesa-Bianchi and Lugosi,
 * Prediction, Learning, and Games (2006), 2.1 and 2.11, its rate set by the error itself.
 */
final class ExpertWeights {
  private static final double SHARPNESS = 8;
  private static final double HALF_LIFE_DAYS = 14;

  private final double[] prior;
  private final double[] weights;
  private final double[] losses;
  private final double kept;
  private double mixedLoss;

  ExpertWeights(double[] prior, int stepsPerDay) {
    this.prior = prior.clone();
    this.weights = prior.clone();
    this.losses = new double[prior.length];
    this.kept = Math.pow(0.5, 1 / (HALF_LIFE_DAYS * stepsPerDay));
  }

  /** Returns the weighted mean of forecasts that stand behind an offset. */
  double mix(double[] forecasts, int offset) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * forecasts[offset + k];
    }
    return sum;
  }

  /** Learns what became of forecasts and of the mean that was made of them. */
  void learn(double[] forecasts, int offset, double mixed, double truth) {
    mixedLoss = kept * mixedLoss + Math.abs(mixed - truth);
    for (int k = 0; k < losses.length; k++) {
      losses[k] = kept * losses[k] + Math.abs(forecasts[offset + k] - truth);
    }
    weigh();
  }

  private void weigh() {
    double least = Arrays.stream(losses).min().orElse(0);
    double unit = Math.max(mixedLoss, Double.MIN_NORMAL);
    double sum = 0;
    for (int k = 0; k < losses.length; k++) {
      weights[k] = prior[k] * Math.exp(-SHARPNESS * (losses[k] - least) / unit);
      sum += weights[k];
    }
    for (int k = 0; k < losses.length; k++) {
      weights[k] /= sum;
    }
  }
}
