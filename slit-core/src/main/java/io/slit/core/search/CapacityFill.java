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
  private static final double LEAST_MISSING = 1e-12;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final Pools pools;
  private final double[] free;
  private final double[] capacity;
  private final double[] staying;
  private final long[] order;
  private final int[] choice;
  private final Displacement displacement;

  /** Makes a filler for plans of a problem. */
  public CapacityFill(PlanningProblem problem) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.pools = problem.pools;
    this.free = new double[pools.count()];
    this.capacity = new double[pools.count()];
    this.staying = new double[problem.pairCount()];
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
      capacity[k] = pools.units[k] * pools.replicasPerUnit[k];
    }
    cutToCapacity(plan);
    orderByRegret(scores);
    for (long entry : order) {
      fillRow((int) (entry & 0xffff), scores, plan);
    }
    PowerRule.power(problem, plan);
  }

  /**
   * Fits a plan that was made for other demand or capacity, and keeps its units as far as they go:
   * what overloads them goes where others that are powered have room, each class first where it
   * goes already, else where it loads least. Further units are powered only for what is left.
   *
   * @param plan no row may sum to more than 1; units beyond those there are do not count
   */
  public void refit(PlanBuffer plan) {
    for (int k = 0; k < free.length; k++) {
      capacity[k] = Math.min(plan.units[k], pools.units[k]) * pools.replicasPerUnit[k];
    }
    for (int p = 0; p < staying.length; p++) {
      staying[p] = plan.shares[p] > 0 ? 0 : pairs.loadSeconds[p];
    }
    cutToCapacity(plan);
    orderByRegret(staying);
    for (long entry : order) {
      fillWhereRoom((int) (entry & 0xffff), staying, plan);
    }
    fill(staying, plan);
  }

  /** Scales down what overloads a deployment, and books the rest. */
  private void cutToCapacity(PlanBuffer plan) {
    double[] left = free;
    System.arraycopy(capacity, 0, left, 0, left.length);
    for (int p = 0; p < plan.shares.length; p++) {
      left[pairs.deployment[p]] -= booked(p, plan.shares[p]);
    }
    for (int p = 0; p < plan.shares.length; p++) {
      int k = pairs.deployment[p];
      if (plan.shares[p] > 0 && left[k] < 0) {
        plan.shares[p] *= capacity[k] / (capacity[k] - left[k]);
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
    double missing = fillWhereRoom(c, scores, plan);
    if (missing > LEAST_MISSING) {
      spread(c, displacement.place(c, missing, scores, plan), plan);
    }
  }

  /** Gives a class what its row lacks as far as there is room; returns what it still lacks. */
  private double fillWhereRoom(int c, double[] scores, PlanBuffer plan) {
    double missing = 1;
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      missing -= plan.shares[p];
    }
    while (missing > LEAST_MISSING) {
      int best = bestWithRoom(c, scores);
      if (best < 0) {
        break;
      }
      int k = pairs.deployment[best];
      double whole = problem.demandPerSecond[c] * pairs.loadSeconds[best];
      double given = whole * missing <= free[k] ? missing : free[k] / whole;
      plan.shares[best] += given;
      free[k] = given == missing ? free[k] - whole * missing : 0;
      missing -= given;
    }
    return missing;
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
      total += servable(p);
    }
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      plan.shares[p] += missing * servable(p) / total;
    }
  }

  /** Returns the requests of a pair's class that its deployment could serve each second. */
  private double servable(int p) {
    int k = pairs.deployment[p];
    return pools.units[k] * pools.replicasPerUnit[k] / pairs.loadSeconds[p];
  }
}
