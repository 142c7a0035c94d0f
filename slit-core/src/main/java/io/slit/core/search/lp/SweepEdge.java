package io.slit.core.search.lp;

/** Two neighbouring weightings. */
record SweepEdge(SweepNode from, SweepNode to) {
  private static final double NEAREST = 0.05;

  double length() {
    return from.distance(to);
  }

  /**
   * Returns how far from one to the other the weighting lies under which both are worth the same.
   */
  double balance() {
    double at = from.worth(from.weights()) - to.worth(from.weights());
    double then = from.worth(to.weights()) - to.worth(to.weights());
    double part = then == at ? 0.5 : -at / (then - at);
    return Double.isFinite(part) ? Math.min(1 - NEAREST, Math.max(NEAREST, part)) : 0.5;
  }

  double[] weights(double part) {
    double[] weights = new double[from.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 - part) * from.weights()[i] + part * to.weights()[i];
    }
    return weights;
  }
}
