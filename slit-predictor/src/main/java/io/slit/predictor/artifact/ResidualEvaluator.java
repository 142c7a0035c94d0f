package io.slit.predictor.artifact;

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

  /** Returns measured over analytic, as predicted for a row of features; always positive. */
  public double factor(double[] features) {
    return Math.exp(model.region().trust(features) * trees.predict(features));
  }
}
