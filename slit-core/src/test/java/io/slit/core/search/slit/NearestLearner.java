package io.slit.core.search.slit;

import io.slit.core.search.Surrogate;
import java.util.List;

/** Guesses what the nearest known row had: the simplest learner there is, for tests. */
final class NearestLearner implements Surrogate.Learner {
  static final NearestLearner INSTANCE = new NearestLearner();

  @Override
  public Surrogate fit(List<double[]> rows, double[] targets, long seed) {
    return row -> {
      double best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < targets.length; i++) {
        double distance = distance(row, rows.get(i));
        if (distance < least) {
          least = distance;
          best = targets[i];
        }
      }
      return best;
    };
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return sum;
  }
}
