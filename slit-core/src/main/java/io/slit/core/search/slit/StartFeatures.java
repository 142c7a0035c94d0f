package io.slit.core.search.slit;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.Arrays;

/**
 * A start of a local search as numbers: the weights, the scaled objectives and their weighted sum,
 * what the plan overruns, and how its load lies over the deployments. For one thread.
 */
final class StartFeatures {
  private static final int OWN = 6;

  private final PlanningProblem problem;
  private final double[] booked;

  StartFeatures(PlanningProblem problem) {
    this.problem = problem;
    this.booked = new double[problem.deployments()];
  }

  /** Returns the row of a plan. */
  double[] row(double[] weights, double[] scaled, double overrun, PlanBuffer plan) {
    int n = weights.length;
    double[] row = new double[2 * n + OWN];
    System.arraycopy(weights, 0, row, 0, n);
    System.arraycopy(scaled, 0, row, n, n);
    row[2 * n] = worth(weights, scaled);
    row[2 * n + 1] = overrun;
    int shares = book(plan);
    double all = Arrays.stream(booked).sum();
    for (int k = 0; k < booked.length; k++) {
      double part = booked[k] / all;
      double fill = booked[k] / Math.max(1e-9, problem.capacityReplicas(k));
      row[2 * n + 2] += booked[k] > 0 ? 1.0 / booked.length : 0;
      row[2 * n + 3] += part * part;
      row[2 * n + 4] += part * fill;
    }
    row[2 * n + 5] = (double) shares / problem.classes();
    return row;
  }

  static double worth(double[] weights, double[] scaled) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * scaled[i];
    }
    return sum;
  }

  /** Books the plan; returns how many shares it has. */
  private int book(PlanBuffer plan) {
    Arrays.fill(booked, 0);
    int shares = 0;
    for (int c = 0; c < problem.classes(); c++) {
      double demand = problem.demandPerSecond(c);
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        booked[problem.pairDeployment(p)] += plan.share(p) * demand * problem.loadSeconds(p);
        shares += plan.share(p) > 0 ? 1 : 0;
      }
    }
    return shares;
  }
}
