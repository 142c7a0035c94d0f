package io.slit.predictor.artifact;

import io.slit.core.spi.ServingEstimate.Basis;

/**
 * What the estimates of one query stand on, by target.
 *
 * @param prefill of the prefill time
 * @param tpot of the time per output token
 * @param energy of the GPU energy per request
 */
public record TargetBases(Basis prefill, Basis tpot, Basis energy) {
  /** Returns the weakest of them. */
  public Basis weakest() {
    return weaker(prefill, weaker(tpot, energy));
  }

  private static Basis weaker(Basis a, Basis b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
