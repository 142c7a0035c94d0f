package io.slit.core.search;

import java.util.Random;

/** Plans of every kind: whole classes at one place, rows spread unevenly, spare units. */
public final class RandomPlans {
  private RandomPlans() {}

  /** Fills a plan whose rows sum to 1 and whose units hold its bookings where there are enough. */
  public static void fill(PlanningProblem problem, Random random, PlanBuffer plan) {
    for (int c = 0; c < problem.classes(); c++) {
      int from = problem.pairStart(c);
      int count = problem.pairEnd(c) - from;
      int whole = random.nextInt(3) == 0 ? -1 : from + random.nextInt(count);
      double sum = 0;
      for (int p = from; p < from + count; p++) {
        plan.shares[p] = whole >= 0 ? (p == whole ? 1 : 0) : Math.pow(random.nextDouble(), 3);
        sum += plan.shares[p];
      }
      for (int p = from; p < from + count; p++) {
        plan.shares[p] /= sum;
      }
    }
    problem.powerLeast(plan);
    for (int k = 0; k < problem.deployments(); k++) {
      int spare = problem.pools.units[k] - plan.units[k];
      plan.units[k] += random.nextInt(3) == 0 && spare > 0 ? random.nextInt(spare + 1) : 0;
    }
  }
}
