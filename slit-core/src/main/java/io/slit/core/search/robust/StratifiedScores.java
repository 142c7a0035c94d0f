package io.slit.core.search.robust;

import java.util.Random;

/** Draws normal scores, each stratum once and in random order: the margins of a Latin hypercube. */
final class StratifiedScores {
  private final double[] scores;
  private final Random random;

  StratifiedScores(int count, long seed) {
    this.scores = NormalScores.of(count);
    this.random = new Random(seed);
  }

  int count() {
    return scores.length;
  }

  /** Returns one score for each scenario. */
  double[] draw() {
    double[] drawn = scores.clone();
    for (int i = drawn.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double kept = drawn[i];
      drawn[i] = drawn[j];
      drawn[j] = kept;
    }
    return drawn;
  }
}
