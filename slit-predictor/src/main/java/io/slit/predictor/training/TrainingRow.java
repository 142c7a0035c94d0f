package io.slit.predictor.training;

import io.slit.predictor.measurement.ServingConfiguration;

/**
 * One measured value beside what the formula says, with the features that shall explain the rest.
 * Holds an array, so it is a class; never changed after construction.
 */
final class TrainingRow {
  private final ServingConfiguration configuration;
  private final double axis;
  private final double[] features;
  private final double logResidual;

  TrainingRow(
      ServingConfiguration configuration, double axis, double[] features, double logResidual) {
    this.configuration = configuration;
    this.axis = axis;
    this.features = features;
    this.logResidual = logResidual;
  }

  ServingConfiguration configuration() {
    return configuration;
  }

  /** Returns prompt tokens or concurrency. */
  double axis() {
    return axis;
  }

  double[] features() {
    return features;
  }

  /** Returns the natural logarithm of measured over analytic. */
  double logResidual() {
    return logResidual;
  }
}
