package io.slit.core.search.lp;

import io.slit.core.search.Candidate;

/**
 * A weighting of the scaled objectives, summing to 1, and the plan found for it, with what each of
 * its parts adds to the objectives.
 */
final class SweepNode {
  private final double[] weights;
  private final double[] scaled;
  private final Candidate found;
  private final double[] byPart;

  SweepNode(double[] weights, double[] scaled, Candidate found, double[] byPart) {
    this.weights = weights;
    this.scaled = scaled;
    this.found = found;
    this.byPart = byPart;
  }

  /** Adds its plan to a pool if it is feasible. */
  void addTo(PlanPool pool) {
    if (found.overrun() == 0) {
      pool.add(found.plan(), byPart);
    }
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
