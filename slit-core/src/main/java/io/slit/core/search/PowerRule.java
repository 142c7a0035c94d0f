package io.slit.core.search;

import java.util.Arrays;

/** Powers as few units as the booked load needs: one where there is any, and the warm standby. */
final class PowerRule {
  private static final double ROUNDING = 1e-9;

  private PowerRule() {}

  static void power(PlanningProblem problem, PlanBuffer plan) {
    Pairs pairs = problem.pairs;
    Pools pools = problem.pools;
    int[] units = plan.units;
    double[] needed = plan.neededReplicas;
    Arrays.fill(needed, 0);
    for (int p = 0; p < plan.shares.length; p++) {
      needed[pairs.deployment[p]] +=
          plan.shares[p] * problem.demandPerSecond[pairs.requestClass[p]] * pairs.loadSeconds[p];
    }
    for (int k = 0; k < units.length; k++) {
      int least = Math.max(pools.minUnits[k], needed[k] > 0 ? 1 : 0);
      int filled = (int) Math.ceil(needed[k] / pools.replicasPerUnit[k] - ROUNDING);
      units[k] = Math.min(pools.units[k], Math.max(least, filled));
    }
  }
}
