package io.slit.core.search;

import java.util.Arrays;

/**
 * Makes room for a class whose deployments are all taken, by moving other classes to where there is
 * still room: the cheapest such move first, until the class is served or no single move helps.
 *
 * <p>A greedy fill alone lets flexible classes take what a bound class needs. A move is one step of
 * an augmenting path; chains of several steps are not tried. It costs O(pairs), and only plans that
 * would break capacity need any. Allocation free; one instance per thread.
 */
final class Displacement {
  private static final int NONE = -1;
  private static final double ROUNDING = 1e-12;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final double[] free;

  /** The pair of the class to be placed, by deployment, or {@link #NONE}. */
  private final int[] entrance;

  // The cheapest move: what is at `from` goes to `to`.
  private int from;
  private int to;

  /**
   * Makes a displacement for plans of a problem.
   *
   * @param free replicas by deployment that nothing is booked on; read and written
   */
  Displacement(PlanningProblem problem, double[] free) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.free = free;
    this.entrance = new int[free.length];
  }

  /** Places what it can of a class and returns the share that is still missing. */
  double place(int c, double missing, double[] scores, PlanBuffer plan) {
    setEntrances(c);
    double left = missing;
    for (int moves = 0; moves < pairs.count() && left > ROUNDING; moves++) {
      choose(c, scores, plan);
      if (from == NONE) {
        return left;
      }
      left -= move(left, plan);
    }
    return Math.max(0, left);
  }

  private void setEntrances(int c) {
    Arrays.fill(entrance, NONE);
    for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
      entrance[pairs.deployment[p]] = p;
    }
  }

  /** Finds the move that costs the least score for each request placed. */
  private void choose(int c, double[] scores, PlanBuffer plan) {
    from = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < problem.classes(); other++) {
      int refuge = other == c || problem.demandPerSecond[other] == 0 ? NONE : refuge(other, scores);
      if (refuge == NONE) {
        continue;
      }
      for (int p = pairs.start[other]; p < pairs.start[other + 1]; p++) {
        int enter = entrance[pairs.deployment[p]];
        if (enter != NONE && plan.shares[p] > ROUNDING) {
          double displaced = pairs.loadSeconds[enter] / pairs.loadSeconds[p];
          double cost = scores[enter] + displaced * (scores[refuge] - scores[p]);
          if (cost < least) {
            least = cost;
            from = p;
            to = refuge;
          }
        }
      }
    }
  }

  /** Returns the best pair of a class where there is room, or {@link #NONE}. */
  private int refuge(int other, double[] scores) {
    int best = NONE;
    for (int p = pairs.start[other]; p < pairs.start[other + 1]; p++) {
      if (free[pairs.deployment[p]] > ROUNDING && (best == NONE || scores[p] < scores[best])) {
        best = p;
      }
    }
    return best;
  }

  /** Moves as much as is needed and fits; returns the share of the class that enters instead. */
  private double move(double missing, PlanBuffer plan) {
    int enter = entrance[pairs.deployment[from]];
    double needed = missing * bookedPerShare(enter) / bookedPerShare(from);
    double room = free[pairs.deployment[to]] / bookedPerShare(to);
    double moved = Math.min(plan.shares[from], Math.min(needed, room));
    double given = moved == needed ? missing : moved * bookedPerShare(from) / bookedPerShare(enter);
    plan.shares[from] -= moved;
    plan.shares[to] += moved;
    plan.shares[enter] += given;
    free[pairs.deployment[to]] = moved == room ? 0 : (room - moved) * bookedPerShare(to);
    return given;
  }

  private double bookedPerShare(int p) {
    return problem.demandPerSecond[pairs.requestClass[p]] * pairs.loadSeconds[p];
  }
}
