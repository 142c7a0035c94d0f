package io.slit.core.search;

import io.slit.core.pareto.Objective;
import java.util.Arrays;

/**
 * Says what a plan is worth under the problem's {@link Physics}: a pure function of problem and
 * plan, from tables, without allocation.
 *
 * <p>What is linear is summed over the pairs that a plan uses ({@link PairCosts}); the rest follows
 * from the load of each deployment ({@link OperatingPoints}). Cost: O(pairs) where linear, else
 * O(used pairs x levels). One instance per thread.
 */
public final class PlanEvaluator {
  private static final double ROUNDING = 1e-9;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final double[] rows;
  private final double[] capacity;
  private final double[] booked;
  private final boolean linear;
  private final OperatingPoints points;

  /** Makes an evaluator for plans of a problem. */
  public PlanEvaluator(PlanningProblem problem) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.rows = problem.pairCosts().rows;
    this.linear = problem.physics() == Physics.LINEAR;
    this.points = new OperatingPoints(problem);
    this.booked = new double[problem.deployments()];
    this.capacity = new double[problem.deployments()];
    for (int k = 0; k < capacity.length; k++) {
      capacity[k] = problem.capacityReplicas(k);
    }
  }

  /**
   * Evaluates a plan.
   *
   * @param plan shares and powered units; where physics is not {@link Physics#CONSOLIDATION}, every
   *     unit counts as powered
   * @param objectives receives the value of every objective, at {@link Objective#index()}
   * @return how far the plan breaks capacity or SLOs; 0 for a feasible plan
   */
  public double evaluate(PlanBuffer plan, double[] objectives) {
    double overrun = addRows(plan.shares, objectives);
    if (linear) {
      return overrun;
    }
    return operate(plan, objectives);
  }

  private double addRows(double[] shares, double[] objectives) {
    Arrays.fill(booked, 0);
    double ttft = 0;
    double carbon = 0;
    double water = 0;
    double cost = 0;
    double quality = 0;
    for (int p = 0, at = 0; p < shares.length; p++, at += PairCosts.WIDTH) {
      double share = shares[p];
      if (share > 0) {
        ttft += share * rows[at];
        carbon += share * rows[at + 1];
        water += share * rows[at + 2];
        cost += share * rows[at + 3];
        quality += share * rows[at + 4];
        booked[pairs.deployment[p]] += share * rows[at + PairCosts.LOAD];
      }
    }
    objectives[0] = ttft;
    objectives[1] = carbon;
    objectives[2] = water;
    objectives[3] = cost;
    objectives[4] = quality;
    return overBooking();
  }

  private double overBooking() {
    double overrun = 0;
    for (int k = 0; k < booked.length; k++) {
      double over = booked[k] / Math.max(capacity[k], ROUNDING) - 1;
      overrun += over > ROUNDING ? over : 0;
    }
    return overrun;
  }

  private double operate(PlanBuffer plan, double[] objectives) {
    points.clear();
    for (int p = 0; p < plan.shares.length; p++) {
      if (plan.shares[p] > 0) {
        points.add(p, plan.shares[p] * problem.demandPerSecond[pairs.requestClass[p]]);
      }
    }
    boolean counted = problem.physics() == Physics.CONSOLIDATION;
    double overrun = 0;
    for (int k = 0; k < capacity.length; k++) {
      points.operate(k, counted ? plan.units[k] : problem.pools.units[k]);
      overrun += Math.max(0, points.booking(k) - 1 - ROUNDING);
      points.addTo(k, objectives);
    }
    return overrun + sloOverrun(plan);
  }

  private double sloOverrun(PlanBuffer plan) {
    double[] p95 = booked;
    for (int k = 0; k < p95.length; k++) {
      p95[k] = points.waitP95Seconds(k);
    }
    double overrun = 0;
    for (int p = 0; p < plan.shares.length; p++) {
      if (plan.shares[p] > 0) {
        int c = pairs.requestClass[p];
        double seconds = p95[pairs.deployment[p]] + problem.serviceP95Seconds(p);
        double over = seconds / problem.sloSeconds[c] - 1;
        overrun += over > ROUNDING ? plan.shares[p] * problem.demandPerSecond[c] * over : 0;
      }
    }
    return overrun == 0 ? 0 : overrun / problem.totalDemand();
  }

  /** Returns the operating points of the last evaluation, unless physics was linear. */
  OperatingPoints points() {
    return points;
  }

  /** Returns the booked load of a deployment over its powered replicas after an evaluation. */
  double load(int k) {
    return points.booking(k);
  }

  /** Returns the 95th percentile of TTFT of a pair after an evaluation. */
  double ttftP95Seconds(int p) {
    return problem.serviceP95Seconds(p) + points.waitP95Seconds(pairs.deployment[p]);
  }

  /**
   * Returns the value of a pair's table by concurrency at the operating point of its deployment.
   */
  double atOperatingPoint(double[] table, int p) {
    return points.interpolated(table, p * pairs.levels, pairs.deployment[p]);
  }
}
