package io.slit.core.search.lp;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.WaitFloor;

/**
 * The least mean TTFT with waits, bounded by the method of Frank and Wolfe (1956) on {@link
 * WaitFloor}'s convex bound: each step is a linear program, whose dual is a bound by itself.
 */
final class WaitBound {
  private static final int STEPS = 24;
  private static final int SEARCH_STEPS = 30;

  /** A gap between plan and bound that is worth no further step. */
  private static final double CLOSE = 1e-3;

  private final PlanningProblem problem;
  private final LinearPlanner planner;
  private final double[] linear;
  private final WaitFloor floor;
  private final double[] tangents;
  private final double[] scores;
  private final PlanBuffer target;
  private Loads now;
  private Loads next;

  /** What a plan is worth without waits, and what it puts on the deployments: linear in shares. */
  private static final class Loads {
    private final double[] spreads;
    private final double[] prefills;
    private double linear;

    Loads(int deployments) {
      spreads = new double[deployments];
      prefills = new double[deployments];
    }

    void mix(Loads one, Loads other, double part) {
      linear = one.linear + part * (other.linear - one.linear);
      for (int k = 0; k < spreads.length; k++) {
        spreads[k] = one.spreads[k] + part * (other.spreads[k] - one.spreads[k]);
        prefills[k] = one.prefills[k] + part * (other.prefills[k] - one.prefills[k]);
      }
    }
  }

  /**
   * Prepares the bound.
   *
   * @param linear cost of one request each second of every pair, without waiting
   */
  WaitBound(PlanningProblem problem, LinearPlanner planner, double[] linear) {
    this.problem = problem;
    this.planner = planner;
    this.linear = linear.clone();
    this.floor = new WaitFloor(problem);
    this.tangents = new double[problem.deployments()];
    this.scores = new double[linear.length];
    this.target = new PlanBuffer(problem);
    this.now = new Loads(problem.deployments());
    this.next = new Loads(problem.deployments());
  }

  /**
   * Returns the largest bound found.
   *
   * @param begin any plan within capacity
   * @param lessPart of the terms, what it is lowered by
   */
  double improve(PlanBuffer begin, double bound, double lessPart) {
    Loads end = new Loads(problem.deployments());
    load(begin, now);
    double best = bound;
    for (int step = 0; step < STEPS && worth(now) - best > CLOSE * Math.abs(best); step++) {
      floor.tangents(now.spreads, now.prefills, tangents);
      System.arraycopy(linear, 0, scores, 0, scores.length);
      floor.addScores(tangents, scores);
      LinearSolution solution = planner.solve(scores);
      double constant = floor.constant(tangents);
      double proven = DualBound.of(problem, scores, solution, lessPart) + constant;
      best = Math.max(best, proven - lessPart * Math.abs(constant));
      planner.write(target);
      load(target, end);
      next.mix(now, end, bestPart(end));
      Loads before = now;
      now = next;
      next = before;
    }
    return best;
  }

  /** Returns the part of the way to a plan at which a mixture is worth least: it is convex. */
  private double bestPart(Loads end) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < SEARCH_STEPS; i++) {
      double third = (high - low) / 3;
      if (at(low + third, end) <= at(high - third, end)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }

  private double at(double part, Loads end) {
    next.mix(now, end, part);
    return worth(next);
  }

  private double worth(Loads loads) {
    return loads.linear + floor.millis(loads.spreads, loads.prefills);
  }

  private void load(PlanBuffer plan, Loads loads) {
    floor.load(plan, loads.spreads, loads.prefills);
    loads.linear = 0;
    for (int c = 0; c < problem.classes(); c++) {
      double demand = problem.demandPerSecond(c);
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        loads.linear += demand * plan.share(p) * linear[p];
      }
    }
  }
}
