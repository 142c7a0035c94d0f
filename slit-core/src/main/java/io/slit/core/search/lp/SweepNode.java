package io.slit.core.search.lp;

import io.slit.core.search.Candidate;

/** A weighting of the scaled objectives, summing to 1, and the plan found for it. */
final class SweepNode {
  private final double[] weights;
  private final double[] scaled;
  private final Candidate found;

  SweepNode(double[] weights, double[] scaled, Candidate found) {
    this.weights = weights;
    this.scaled = scaled;
    this.found = found;
  }

  Candidate found() {
    return found;
  }

  double[] weights() {
    return weights;
  }

  double[] scaled() {
    return scaled;
  }

  /** Returns the weighted sum of its plan under other weights. */
  double worth(double[] otherWeights) {
    double sum = 0;
    for (int i = 0; i < scaled.length; i++) {
      sum += otherWeights[i] * scaled[i];
    }
    return sum;
  }

  /** Returns how far its plan is from another's, in the scaled box. */
  double distance(SweepNode other) {
    double sum = 0;
    for (int i = 0; i < scaled.length; i++) {
      sum += (scaled[i] - other.scaled[i]) * (scaled[i] - other.scaled[i]);
    }
    return Math.sqrt(sum);
  }
}
