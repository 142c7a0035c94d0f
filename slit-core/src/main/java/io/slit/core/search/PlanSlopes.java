package io.slit.core.search;

import java.util.Arrays;

/**
 * The linear picture of every objective at a plan: what one more request each second of a pair
 * would add, with the plan's own units.
 *
 * <p>Where a deployment powers no more units than its bookings need, units follow the bookings in
 * parts, else they stay; a deployment that serves nothing is taken as if a full unit of such
 * requests ran there. For one thread.
 */
public final class PlanSlopes {
  private static final double ROUNDING = 1e-9;
  private static final double DIFFERENCE = 1e-4;
  private static final int OBJECTIVES = PairCosts.OBJECTIVES;

  private final PlanningProblem problem;
  private final OperatingPoints points;
  private final UnitCosts unitCosts;
  private final double[] base = new double[OBJECTIVES];
  private final double[] changed = new double[OBJECTIVES];
  private final double[][] slopes;
  private final int[] leastUnits;

  /** Prepares the pictures of a problem's plans. */
  public PlanSlopes(PlanningProblem problem) {
    this.problem = problem;
    this.points = new OperatingPoints(problem);
    this.unitCosts = new UnitCosts(problem);
    this.slopes = new double[OBJECTIVES][points.width];
    this.leastUnits = new int[problem.deployments()];
  }

  /**
   * Writes the costs at a plan, by objective and pair; in their units for each request a second.
   */
  public void write(PlanBuffer plan, double[][] costs) {
    writeLinear(costs);
    if (problem.physics() == Physics.LINEAR) {
      return;
    }
    points.clear();
    for (int p = 0; p < plan.shares.length; p++) {
      if (plan.shares[p] > 0) {
        points.add(p, plan.shares[p] * problem.demandPerSecond[problem.pairs.requestClass[p]]);
      }
    }
    setLeastUnits(plan);
    for (int k = 0; k < problem.deployments(); k++) {
      if (points.rate(k) > ROUNDING) {
        setSlopes(k, plan.units[k]);
        addSlopes(k, costs);
      } else {
        addUnitCosts(k, costs);
      }
    }
  }

  private void writeLinear(double[][] costs) {
    double[] rows = problem.pairCosts().rows;
    for (int p = 0; p < problem.pairCount(); p++) {
      double demand = problem.demandPerSecond[problem.pairs.requestClass[p]];
      for (int j = 0; j < OBJECTIVES; j++) {
        costs[j][p] = demand > 0 ? rows[p * PairCosts.WIDTH + j] / demand : 0;
      }
    }
  }

  private void setLeastUnits(PlanBuffer plan) {
    PlanBuffer least = new PlanBuffer(problem);
    least.set(plan);
    PowerRule.power(problem, least);
    System.arraycopy(least.units, 0, leastUnits, 0, leastUnits.length);
  }

  private void setSlopes(int k, int poweredUnits) {
    boolean free = problem.physics() == Physics.CONSOLIDATION;
    int units = free ? poweredUnits : problem.pools.units[k];
    boolean tight = free && units <= leastUnits[k];
    int at = k * points.width;
    operate(k, tight ? neededUnits(k) : units, base);
    for (int i = 0; i < points.width; i++) {
      double value = points.loads[at + i];
      double step = DIFFERENCE * Math.max(value, 1e-12);
      points.loads[at + i] = value + step;
      operate(k, tight ? neededUnits(k) : units, changed);
      points.loads[at + i] = value;
      for (int j = 0; j < OBJECTIVES; j++) {
        slopes[j][i] = (changed[j] - base[j]) / step;
      }
    }
  }

  private double neededUnits(int k) {
    return points.booked(k) / problem.pools.replicasPerUnit[k];
  }

  private void operate(int k, double units, double[] values) {
    Arrays.fill(values, 0);
    points.operate(k, units);
    points.addTo(k, values);
  }

  private void addSlopes(int k, double[][] costs) {
    for (int p : problem.pairsOf(k)) {
      for (int j = 0; j < OBJECTIVES; j++) {
        costs[j][p] += points.slope(p, slopes[j]);
      }
    }
  }

  private void addUnitCosts(int k, double[][] costs) {
    double[] weights = new double[OBJECTIVES];
    for (int j = 0; j < OBJECTIVES; j++) {
      Arrays.fill(weights, 0);
      weights[j] = 1;
      for (int p : problem.pairsOf(k)) {
        costs[j][p] += unitCosts.worth(p, weights);
      }
    }
  }
}
