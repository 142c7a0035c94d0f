package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;

/**
 * Moves a plan towards dominating another one: shares of a class move between two of its
 * deployments, and units are switched on and off, as long as that brings it nearer ({@link
 * DominanceGoal#distance}).
 *
 * <p>A compass search (Kolda, Lewis and Torczon 2003): all moves of one length are tried, those
 * that help are made, and when none does the length is halved. It ends where the distance is beyond
 * what moves of that length can be hoped to cover. For one thread.
 */
final class DominanceDescent {
  private static final double LONGEST = 0.5;
  private static final double SHORTEST = 1e-3;

  /** Distance over length of move at which it is given up. */
  private static final double HOPE = 0.5;

  private static final double NEARER = 1e-12;
  private static final double NO_SHARE = 1e-9;
  private static final double ROUNDING = 1e-9;

  private final PlanningProblem problem;
  private final PlanEvaluator evaluator;
  private final DominanceGoal goal;
  private final double[] values = new double[Objective.values().length];
  private final PlanBuffer tried;
  private int evaluations;
  private int allowance;
  private double distance;

  DominanceDescent(PlanningProblem problem, DominanceGoal goal) {
    this.problem = problem;
    this.goal = goal;
    this.evaluator = new PlanEvaluator(problem);
    this.tried = new PlanBuffer(problem);
  }

  /** Returns how many plans were evaluated since the last call. */
  int takeEvaluations() {
    int taken = evaluations;
    evaluations = 0;
    return taken;
  }

  /**
   * Moves a feasible plan as near as it gets.
   *
   * @param mostEvaluations plans to evaluate at most
   * @return its distance then; less than 0 if it dominates
   */
  double descend(PlanBuffer plan, int mostEvaluations) {
    allowance = evaluations + mostEvaluations;
    distance = Double.POSITIVE_INFINITY;
    tried.set(plan);
    take(plan);
    double length = LONGEST;
    while (length >= SHORTEST && distance <= HOPE * length && evaluations < allowance) {
      boolean moved = switchUnits(plan);
      for (int c = 0; c < problem.classes(); c++) {
        moved |= problem.demandPerSecond(c) > 0 && moveClass(plan, c, length);
      }
      length = moved ? length : length / 2;
    }
    return distance;
  }

  private boolean moveClass(PlanBuffer plan, int c, double length) {
    boolean moved = false;
    for (int from = problem.pairStart(c); from < problem.pairEnd(c); from++) {
      for (int to = problem.pairStart(c); to < problem.pairEnd(c); to++) {
        if (to != from && plan.share(from) > 0 && evaluations < allowance) {
          moved |= move(plan, from, to, Math.min(length, plan.share(from)));
        }
      }
    }
    return moved;
  }

  private boolean move(PlanBuffer plan, int from, int to, double share) {
    tried.set(plan);
    double left = plan.share(from) - share;
    tried.setShare(from, left < NO_SHARE ? 0 : left);
    tried.setShare(to, plan.share(to) + plan.share(from) - tried.share(from));
    int k = problem.pairDeployment(to);
    tried.setUnits(k, Math.max(tried.units(k), neededUnits(k)));
    return take(plan);
  }

  private int neededUnits(int k) {
    double booked = 0;
    for (int p = 0; p < problem.pairCount(); p++) {
      if (problem.pairDeployment(p) == k) {
        double perSecond = tried.share(p) * problem.demandPerSecond(problem.pairClass(p));
        booked += perSecond * problem.loadSeconds(p);
      }
    }
    double perUnit = problem.capacityReplicas(k) / problem.units(k);
    int filled = (int) Math.ceil(booked / perUnit - ROUNDING);
    return Math.min(problem.units(k), Math.max(1, filled));
  }

  private boolean switchUnits(PlanBuffer plan) {
    boolean moved = false;
    for (int k = 0; k < problem.deployments(); k++) {
      moved |= switchTo(plan, k, plan.units(k) - 1);
      moved |= switchTo(plan, k, plan.units(k) + 1);
    }
    return moved;
  }

  private boolean switchTo(PlanBuffer plan, int k, int units) {
    if (units < problem.minUnits(k) || units > problem.units(k) || evaluations >= allowance) {
      return false;
    }
    tried.set(plan);
    tried.setUnits(k, units);
    return take(plan);
  }

  private boolean take(PlanBuffer plan) {
    evaluations++;
    if (evaluator.evaluate(tried, values) > 0) {
      return false;
    }
    double now = goal.distance(values);
    if (now >= distance - NEARER) {
      return false;
    }
    distance = now;
    plan.set(tried);
    return true;
  }
}
