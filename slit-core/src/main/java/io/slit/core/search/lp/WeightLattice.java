package io.slit.core.search.lp;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights of objectives in equal steps that sum to 1: the simplex lattice of Das and Dennis,
 * "Normal-boundary intersection", SIAM Journal on Optimization 8 (1998).
 *
 * <p>In an order where each differs from the one before by one step between two objectives (a
 * revolving door), so that a warm-started solve has little to do.
 */
public final class WeightLattice {
  private final int steps;
  private final int[] current;
  private final List<double[]> weights = new ArrayList<>();

  private WeightLattice(int objectives, int steps) {
    this.steps = steps;
    this.current = new int[objectives];
  }

  /**
   * Returns all weights; (steps + objectives - 1) over (objectives - 1) of them, and none of no
   * objectives.
   */
  public static List<double[]> of(int objectives, int steps) {
    if (objectives == 0) {
      return List.of();
    }
    WeightLattice lattice = new WeightLattice(objectives, steps);
    lattice.visit(0, steps, false);
    return lattice.weights;
  }

  private void visit(int objective, int left, boolean backwards) {
    if (objective == current.length - 1) {
      current[objective] = left;
      add();
      return;
    }
    for (int i = 0; i <= left; i++) {
      int part = backwards ? left - i : i;
      current[objective] = part;
      visit(objective + 1, left - part, (part % 2 == 1) != backwards);
    }
  }

  private void add() {
    double[] weight = new double[current.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (double) current[i] / steps;
    }
    weights.add(weight);
  }
}
