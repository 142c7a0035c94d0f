package io.slit.core.search;

/**
 * How many units of each deployment a plan keeps in power, and what its operating point is worth
 * with them: as few as the bookings need, and more where the waits they save are worth their power
 * (never where burning power is rewarded). For one thread; nothing is allocated.
 */
final class PoweredUnits {
  /** Requests each second, or replicas, that are none. */
  static final double ROUNDING = 1e-9;

  private final PlanningProblem problem;
  private final Pools pools;
  private final OperatingPoints points;
  private final int[] units;
  private final double[] weights;
  private final boolean areFree;
  private final boolean isLinear;

  /**
   * Chooses units for the bookings of a plan.
   *
   * @param points with the bookings
   * @param units of the plan, written here
   * @param weights of the objectives, in their units; may change
   */
  PoweredUnits(PlanningProblem problem, OperatingPoints points, int[] units, double[] weights) {
    this.problem = problem;
    this.pools = problem.pools;
    this.points = points;
    this.units = units;
    this.weights = weights;
    this.areFree = problem.physics() == Physics.CONSOLIDATION;
    this.isLinear = problem.physics() == Physics.LINEAR;
  }

  /** Returns the fewest units that hold the bookings of a deployment. */
  private int least(int k) {
    if (!areFree) {
      return pools.units[k];
    }
    double booked = points.booked(k);
    int least = Math.max(pools.minUnits[k], points.rate(k) > ROUNDING ? 1 : 0);
    int filled = (int) Math.ceil(booked / pools.replicasPerUnit[k] - ROUNDING);
    return Math.min(pools.units[k], Math.max(least, filled));
  }

  /**
   * Finds the operating point of a deployment, adding units while they pay.
   *
   * @return the worth of the operating point; 0 where nothing waits, batches or is switched
   */
  double settle(int k) {
    units[k] = least(k);
    if (isLinear) {
      return 0;
    }
    int chosen = units[k];
    double worth = worthAt(k, chosen);
    if (!areFree || problem.rewardsBurning(k) || points.rate(k) <= ROUNDING) {
      return worth;
    }
    for (int step = 1; chosen + step <= pools.units[k]; step *= 2) {
      double more = worthAt(k, chosen + step);
      if (more >= worth) {
        break;
      }
      worth = more;
      chosen += step;
    }
    units[k] = chosen;
    return worth;
  }

  /** Returns the worth of the operating point of a deployment with so many units. */
  double worthAt(int k, double powered) {
    points.operate(k, powered);
    return points.worth(k, weights);
  }

  /** Tells whether a deployment could not do with fewer units, so that they follow its bookings. */
  boolean followBookings(int k) {
    return areFree && units[k] == least(k);
  }

  /** Returns the units in power. */
  int of(int k) {
    return units[k];
  }

  /** Returns the units that the bookings of a deployment would fill, in parts. */
  double filled(int k) {
    return points.booked(k) / pools.replicasPerUnit[k];
  }
}
