package io.slit.predictor.artifact;

import io.slit.predictor.measurement.ServingConfiguration;

/**
 * The learned correction of one target: the trees' answer, trusted as far as measurements reach.
 * Immutable.
 */
public final class ResidualEvaluator {
  private final ResidualModel model;
  private final CompiledTrees trees;

  /** Lays out the trees of a model. */
  public ResidualEvaluator(ResidualModel model) {
    this.model = model;
    this.trees = CompiledTrees.of(model.trees());
  }

  ResidualModel model() {
    return model;
  }

  /** Returns which part of the correction is applied to a configuration. */
  double share(ServingConfiguration configuration) {
    return model.hasMeasured(configuration) ? 1 : model.shareElsewhere().value();
  }

  /**
   * Returns measured over analytic, as predicted for a row of features; always positive.
   *
   * @param share part of the correction that is applied
   */
  double factor(double[] features, double share) {
    double trust = MeasuredRegion.trust(model.region().distance(features));
    return Math.exp(share * trust * trees.predict(features));
  }
}
