package io.slit.core.search.lp;

import java.util.Arrays;
import java.util.Random;

/** Random linear programs, with the degenerate ones that planning meets. */
final class Programs {
  private Programs() {}

  /** A program in plain numbers, as they are given to a {@link LinearProgram}. */
  record Numbers(int[] start, int[] deployment, double[] load, double[] demand, double[] capacity) {
    LinearProgram program() {
      return new LinearProgram(start, deployment, load, demand, capacity);
    }

    int classes() {
      return demand.length;
    }
  }

  /**
   * Returns a random program of a kind: 0 plain; 1 equal loads and round numbers, so that vertices
   * tie; 2 classes without demand; 3 one deployment; 4 deployments without capacity.
   *
   * @param tightness demand over capacity, nearly
   */
  static Numbers random(Random random, int classes, int deployments, int kind, double tightness) {
    int count = kind == 3 ? 1 : deployments;
    int[] start = new int[classes + 1];
    int[] deployment = new int[classes * count];
    int pairs = 0;
    for (int c = 0; c < classes; c++) {
      int sure = random.nextInt(count);
      for (int k = 0; k < count; k++) {
        if (k == sure || random.nextDouble() < 0.5) {
          deployment[pairs++] = k;
        }
      }
      start[c + 1] = pairs;
    }
    double[] load = new double[pairs];
    for (int p = 0; p < pairs; p++) {
      load[p] = kind == 1 ? 1 : 0.05 + random.nextDouble();
    }
    double[] demand = new double[classes];
    for (int c = 0; c < classes; c++) {
      demand[c] = kind == 1 ? 1 : 10 * Math.pow(random.nextDouble(), 3);
      demand[c] = kind == 2 && random.nextBoolean() ? 0 : demand[c];
    }
    double[] capacity = new double[count];
    double mean = classes * (kind == 1 ? 1 : 10 * 0.25 * 0.5) / count / tightness;
    for (int k = 0; k < count; k++) {
      capacity[k] = kind == 1 ? Math.ceil(mean) : mean * (0.5 + random.nextDouble());
      capacity[k] = kind == 4 && random.nextInt(3) == 0 ? 0 : capacity[k];
    }
    return new Numbers(start, Arrays.copyOf(deployment, pairs), load, demand, capacity);
  }

  /** Returns random scores; of kind 1 whole numbers from 0 to 2, so that many tie. */
  static double[] scores(Random random, int pairs, int kind) {
    double[] scores = new double[pairs];
    for (int p = 0; p < pairs; p++) {
      scores[p] = kind == 1 ? random.nextInt(3) : 2 * random.nextDouble() - 0.5;
    }
    return scores;
  }
}
