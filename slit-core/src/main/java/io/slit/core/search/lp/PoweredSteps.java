package io.slit.core.search.lp;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanState;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;

/**
 * Improves a plan for a weighting without powering more units than it does: successive linear
 * programs whose capacities are those units, and whose slopes take them as paid for.
 *
 * <p>Which units are on is what a search finds slowly, and what still holds when demand, carbon
 * intensity or prices move a little; how the load lies on them a linear program finds at once. A
 * linear program over all units instead would draw load to units that are off. Allocates nothing
 * after construction; for one thread.
 */
final class PoweredSteps {
  /** Parts of the way to the solution of the linear picture that are tried. */
  private static final double[] PARTS = {1, 0.6, 0.3, 0.1, 0.03};

  private static final double GAIN = 1e-9;

  /** Steps of the simplex that take as long as an evaluation, about. */
  private static final int STEPS_OF_AN_EVALUATION = 24;

  private final PlanningProblem problem;
  private final PlanState state;
  private final UnitCosts units;
  private final double[] scores;
  private final LinearPlanner planner;
  private final double[] capacities;
  private final PlanBuffer best;
  private final PlanBuffer target;
  private final PlanBuffer mixed;
  private int evaluations;

  /** Takes a state and scores to work with, which others may use between calls. */
  PoweredSteps(PlanningProblem problem, PlanState state, UnitCosts units, double[] scores) {
    this.problem = problem;
    this.state = state;
    this.units = units;
    this.scores = scores;
    this.planner = new LinearPlanner(problem);
    this.capacities = new double[problem.deployments()];
    this.best = new PlanBuffer(problem);
    this.target = new PlanBuffer(problem);
    this.mixed = new PlanBuffer(problem);
  }

  /**
   * Improves a plan; it is never worse than before.
   *
   * @param weights of each objective, in its unit
   * @param plan all bookings within its units; receives the result
   * @param rounds linear programs at most
   * @return what it took, in evaluations
   */
  int improve(double[] weights, PlanBuffer plan, int rounds) {
    evaluations = 0;
    best.set(plan);
    double worth = worth(weights, best);
    for (int k = 0; k < capacities.length; k++) {
      capacities[k] = best.units(k) * problem.capacityReplicas(k) / Math.max(1, problem.units(k));
    }
    planner.setCapacities(capacities);
    planner.beginNear(best);
    for (int round = 0; round < rounds; round++) {
      double better = step(weights, worth);
      if (worth - better <= GAIN * Math.abs(worth)) {
        break;
      }
      worth = better;
    }
    plan.set(best);
    plan.normalise(problem);
    return evaluations;
  }

  /** Goes as far to the solution of the linear picture as it pays; returns the worth there. */
  private double step(double[] weights, double worth) {
    state.load(best, weights);
    state.marginalsAtUnits(units, scores);
    LinearSolution solution = planner.solve(scores);
    evaluations += 2 + solution.iterations() / STEPS_OF_AN_EVALUATION;
    if (!solution.feasible()) {
      return worth;
    }
    planner.write(target);
    for (double part : PARTS) {
      mixed.mix(best, target, part);
      double then = worth(weights, mixed);
      if (then < worth - GAIN * Math.abs(worth)) {
        best.set(mixed);
        return then;
      }
    }
    return worth;
  }

  /** Returns the worth of a plan, its units chosen by the weights and written to it. */
  private double worth(double[] weights, PlanBuffer plan) {
    state.load(plan, weights);
    evaluations++;
    plan.set(state.plan());
    return state.worth();
  }
}
