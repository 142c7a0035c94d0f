package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.units.Energy;

/**
 * What requests cost at least, whatever else a plan does: a cost for each pair and a constant, of
 * which every feasible plan's objective is at least the sum.
 *
 * <p>TTFT is that without waiting, quality loss is linear, and so is energy unless physics is
 * {@link Physics#CONSOLIDATION}. There, energy is {@link EnergyFloor}'s, taken at the end that
 * makes the objective less: least draw where a kWh costs, most draw where a kWh pays.
 */
public final class CostFloor {
  private final PlanningProblem problem;
  private final double[] rows;
  private final double kwhPerWatt;
  private final boolean energyFollowsLoad;
  private final EnergyFloor energy;

  /** Computes the costs of a problem: O(pairs x levels). */
  public CostFloor(PlanningProblem problem) {
    this.problem = problem;
    this.rows = problem.pairCosts().rows;
    this.kwhPerWatt = problem.epochSeconds() / Energy.JOULES_PER_KWH;
    this.energyFollowsLoad = problem.physics() == Physics.CONSOLIDATION;
    this.energy = new EnergyFloor(problem, energyFollowsLoad);
  }

  /** Returns the units of a deployment that every plan keeps powered. */
  public int standbyUnits(int k) {
    return problem.pools.minUnits[k];
  }

  /** Returns how many units a booking needs, in parts. */
  public double unitsOf(int k, double bookedReplicas) {
    return bookedReplicas / problem.pools.replicasPerUnit[k];
  }

  /**
   * Writes the least cost of one request each second of every pair.
   *
   * @param byBooking of each deployment, whether its constant draw is counted by what is booked
   *     there, rather than by its standby units; either way the sum is a lower bound
   */
  public void scores(Objective objective, boolean[] byBooking, double[] scores) {
    for (int p = 0; p < scores.length; p++) {
      double demand = problem.demandPerSecond[problem.pairs.requestClass[p]];
      double linear = rows[p * PairCosts.WIDTH + objective.index()];
      scores[p] = demand > 0 ? linear / demand : 0;
    }
    if (followsLoad(objective)) {
      double[] perKwh = perKwh(objective);
      for (int p = 0; p < scores.length; p++) {
        int k = problem.pairs.deployment[p];
        scores[p] = kwhPerWatt * perKwh[k] * joules(p, perKwh[k], byBooking[k]);
      }
    }
  }

  private double joules(int p, double perKwh, boolean byBooking) {
    if (perKwh < 0) {
      return energy.mostJoules(p);
    }
    return byBooking ? energy.leastJoules(p) : energy.leastGpuJoules(p);
  }

  /** Returns what all plans pay beside the requests, with the same choice for the constant draw. */
  public double constant(Objective objective, boolean[] byBooking) {
    if (!followsLoad(objective)) {
      return 0;
    }
    double[] perKwh = perKwh(objective);
    double sum = 0;
    for (int k = 0; k < perKwh.length; k++) {
      double watts =
          perKwh[k] < 0 ? energy.mostWatts(k) : byBooking[k] ? 0 : energy.standbyWatts(k);
      sum += kwhPerWatt * perKwh[k] * watts;
    }
    return sum;
  }

  private boolean followsLoad(Objective objective) {
    return energyFollowsLoad && objective != Objective.TTFT && objective != Objective.QUALITY_LOSS;
  }

  private double[] perKwh(Objective objective) {
    Pools pools = problem.pools;
    if (objective == Objective.CARBON) {
      return pools.carbonGramsPerItKwh;
    }
    return objective == Objective.WATER ? pools.waterLitresPerItKwh : pools.costUsdPerItKwh;
  }

  /** Returns a choice for the constant draw: by booking wherever nothing stands by. */
  public boolean[] withoutStandby() {
    boolean[] choice = new boolean[problem.deployments()];
    for (int k = 0; k < choice.length; k++) {
      choice[k] = problem.pools.minUnits[k] == 0;
    }
    return choice;
  }
}
