package io.slit.core.search;

import java.util.List;

/**
 * A learned guess of a number that is dear to find out, as what a local search ends at. Immutable,
 * safe for several threads, and quick to ask.
 *
 * <p>Searches ask it which start to try, never inside a local search.
 */
@FunctionalInterface
public interface Surrogate {
  /** Returns the guess for a row of features, each finite, as many as it was fitted to. */
  double predict(double[] row);

  /** Fits surrogates; core has no learning of its own. */
  @FunctionalInterface
  interface Learner {
    /**
     * Returns a surrogate fitted to rows; the same rows, targets and seed give the same.
     *
     * @param rows of features, each finite and of one length; {@value #LEAST_ROWS} at least
     * @param targets one for each row
     */
    Surrogate fit(List<double[]> rows, double[] targets, long seed);

    /** Fewest rows that a learner is given. */
    int LEAST_ROWS = 50;
  }
}
