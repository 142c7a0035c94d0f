package io.slit.core.search;

import java.util.Arrays;

/**
 * What one more request each second of every pair would add to the worth of a plan: its own linear
 * cost, and the slope of its deployment's operating point. Kept by deployment until that changes.
 * For one thread; nothing is allocated after construction.
 */
final class Marginals {
  private static final double DIFFERENCE = 1e-4;

  private final PlanningProblem problem;
  private final OperatingPoints points;
  private final PoweredUnits powered;
  private final double[] linearScores;
  private final double[] weights;
  private final double[] marginals;
  private final boolean[] known;
  private final double[] slopes;
  private boolean unitsAreSunk;

  /**
   * Knows none yet.
   *
   * @param linearScores linear worth of each pair with all of its class; may change
   * @param weights of the objectives, in their units; may change
   */
  Marginals(
      PlanningProblem problem,
      OperatingPoints points,
      PoweredUnits powered,
      double[] linearScores,
      double[] weights) {
    this.problem = problem;
    this.points = points;
    this.powered = powered;
    this.linearScores = linearScores;
    this.weights = weights;
    this.marginals = new double[problem.pairCount()];
    this.known = new boolean[problem.deployments()];
    this.slopes = new double[points.width];
  }

  /** Tells whether those of a deployment are known. */
  boolean isKnown(int k) {
    return known[k];
  }

  /** Says whether those of a deployment are known: it changed, or a change was taken back. */
  void setKnown(int k, boolean isKnown) {
    known[k] = isKnown;
  }

  /**
   * Writes those of all pairs.
   *
   * @param units cost of a deployment that serves nothing yet
   * @param scores written, by pair
   * @param sunk whether the units that are on count as paid for, and none is added
   */
  void write(UnitCosts units, double[] scores, boolean sunk) {
    if (unitsAreSunk != sunk) {
      unitsAreSunk = sunk;
      Arrays.fill(known, false);
    }
    for (int k = 0; k < known.length; k++) {
      if (!known[k]) {
        learn(k, units);
        known[k] = true;
      }
    }
    System.arraycopy(marginals, 0, scores, 0, scores.length);
  }

  private void learn(int k, UnitCosts units) {
    for (int p : problem.pairsOf(k)) {
      double demand = problem.demandPerSecond[problem.pairs.requestClass[p]];
      marginals[p] = demand > 0 ? linearScores[p] / demand : 0;
    }
    if (problem.physics() == Physics.LINEAR) {
      return;
    }
    boolean serves = points.rate(k) > PoweredUnits.ROUNDING;
    if (serves) {
      setSlopes(k);
    }
    for (int p : problem.pairsOf(k)) {
      marginals[p] += serves ? points.slope(p, slopes) : units.worth(p, weights);
    }
  }

  private void setSlopes(int k) {
    int at = k * points.width;
    double units = powered.of(k);
    boolean tight = !unitsAreSunk && powered.followBookings(k);
    double smooth = tight ? powered.filled(k) : units;
    double base = powered.worthAt(k, smooth);
    int decodeLevel = points.decodeLevel[k];
    int segment = points.segment[k];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = 0;
      if (!points.counts(k, i)) {
        continue;
      }
      double value = points.loads[at + i];
      double step = DIFFERENCE * Math.max(value, 1e-12);
      points.loads[at + i] = value + step;
      boolean grows = tight && i == OperatingPoints.LOAD;
      double then = powered.worthAt(k, grows ? powered.filled(k) : smooth);
      slopes[i] = (then - base) / step;
      points.loads[at + i] = value;
      points.decodeLevel[k] = decodeLevel;
      points.segment[k] = segment;
    }
  }
}
