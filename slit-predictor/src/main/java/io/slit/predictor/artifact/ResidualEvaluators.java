package io.slit.predictor.artifact;

/**
 * The learned corrections of all targets, ready to be evaluated.
 *
 * @param prefill of the prefill time
 * @param tpot of the time per output token
 * @param energy of the GPU energy per request
 */
record ResidualEvaluators(
    ResidualEvaluator prefill, ResidualEvaluator tpot, ResidualEvaluator energy) {
  static ResidualEvaluators of(ModelPayload payload) {
    return new ResidualEvaluators(
        new ResidualEvaluator(payload.prefill()),
        new ResidualEvaluator(payload.tpot()),
        new ResidualEvaluator(payload.energy()));
  }

  /** Returns the least load that energy was measured at, at least just above one request. */
  double leastEnergyConcurrency() {
    double logarithm = energy.model().region().leastOnAxis();
    return Math.max(1.0001, Math.exp(logarithm));
  }
}
