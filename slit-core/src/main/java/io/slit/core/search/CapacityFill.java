package io.slit.core.search;

import java.util.Arrays;

/**
 * Completes a plan within capacity: every class goes where its score is least, and spills over.
 *
 * <p>Classes with few places to go are served first, so that none takes what another cannot do
 * without; among alike, in the order of their regret, the score lost when the best place is taken
 * (Vogel's approximation for the transportation problem). A class that finds its deployments taken
 * moves others out of the way ({@link Displacement}). What still finds no room is spread by
 * capacity: the plan then breaks capacity, and the evaluator says by how much. Rows always sum to
 * 1. Allocation free; one instance per thread.
 */
public final class CapacityFill {
  private static final int CHOICE_SHIFT = 48;
  private static final int REGRET_SHIFT = 16;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final Pools pools;
  private final double[] free;
  private final long[] order;
  private final int[] choice;
  private final Displacement displacement;

  /** Makes a filler for plans of a problem. */
  public CapacityFill(PlanningProblem problem) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.pools = problem.pools;
    this.free = new double[pools.count()];
    this.order = new long[problem.classes()];
    this.choice = choice(pairs, problem.classes());
    this.displacement = new Displacement(problem, free);
  }

  /**
   * Gives every class what its row still lacks, and powers the units that the plan needs.
   *
   * @param scores by pair; less is better
   * @param plan shares already given count, and are cut first where they overload a deployment; no
   *     row may sum to more than 1
   */
  public void fill(double[] scores, PlanBuffer plan) {
    for (int k = 0; k < free.length; k++) {
      free[k] = pools.units[k] * pools.replicasPerUnit[k];
    }
    cutToCapacity(plan);
    orderByRegret(scores);
    for (long entry : order) {
      fillRow((int) (entry & 0xffff), scores, plan);
    }
    PowerRule.power(problem, plan);
  }

  /** Scales down what overloads a deployment, and books the rest. */
  private void cutToCapacity(PlanBuffer plan) {
    double[] left = free;
    for (int p = 0; p < plan.shares.length; p++) {
      left[pairs.deployment[p]] -= booked(p, plan.shares[p]);
    }
    for (int p = 0; p < plan.shares.length; p++) {
      int k = pairs.deployment[p];
      if (plan.shares[p] > 0 && left[k] < 0) {
        double capacity = pools.units[k] * pools.replicasPerUnit[k];
        plan.shares[p] *= capacity / (capacity - left[k]);
      }
    }
    for (int k = 0; k < left.length; k++) {
      left[k] = Math.max(0, left[k]);
    }
  }

  private double booked(int p, double share) {
    return share * problem.demandPerSecond[pairs.requestClass[p]] * pairs.loadSeconds[p];
  }

  /**
   * Sorts classes by choice, then by falling regret; float bits of a positive number sort alike.
   */
  private void orderByRegret(double[] scores) {
    for (int c = 0; c < order.length; c++) {
      double best = Double.POSITIVE_INFINITY;
      double second = Double.POSITIVE_INFINITY;
      for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
        if (scores[p] < best) {
          second = best;
          best = scores[p];
        } else if (scores[p] < second) {
          second = scores[p];
        }
      }
      int regret = Float.floatToRawIntBits((float) Math.min(second - best, Float.MAX_VALUE));
      order[c] = (long) choice[c] << CHOICE_SHIFT | (~regret & 0xffffffffL) << REGRET_SHIFT | c;
    }
    Arrays.sort(order);
  }

  /** Returns how much choice classes have: twice the logarithm of the places they may go to. */
  private static int[] choice(Pairs pairs, int classes) {
    int[] choice = new int[classes];
    for (int c = 0; c < classes; c++) {
      int places = pairs.start[c + 1] - pairs.start[c];
      choice[c] = (int) (2 * Math.log(places) / Math.log(2));
    }
    return choice;
  }

  private void fillRow(int c, double[] scores, PlanBuffer plan) {
    double missing = 1;
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      missing -= plan.shares[p];
    }
    while (missing > 1e-12) {
      int best = bestWithRoom(c, scores);
      if (best < 0) {
        spread(c, displacement.place(c, missing, scores, plan), plan);
        return;
      }
      int k = pairs.deployment[best];
      double whole = problem.demandPerSecond[c] * pairs.loadSeconds[best];
      double given = whole * missing <= free[k] ? missing : free[k] / whole;
      plan.shares[best] += given;
      free[k] = given == missing ? free[k] - whole * missing : 0;
      missing -= given;
    }
  }

  private int bestWithRoom(int c, double[] scores) {
    int best = -1;
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      if (free[pairs.deployment[p]] > 0 && (best < 0 || scores[p] < scores[best])) {
        best = p;
      }
    }
    return best;
  }

  private void spread(int c, double missing, PlanBuffer plan) {
    double total = 0;
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      total += capacity(p);
    }
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      plan.shares[p] += missing * capacity(p) / total;
    }
  }

  /** Returns the requests of a pair's class that its deployment could serve each second. */
  private double capacity(int p) {
    int k = pairs.deployment[p];
    return pools.units[k] * pools.replicasPerUnit[k] / pairs.loadSeconds[p];
  }
}
