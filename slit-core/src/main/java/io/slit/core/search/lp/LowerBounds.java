package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Bound;
import io.slit.core.search.CostFloor;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * For every objective a value that no feasible plan goes below.
 *
 * <p>It is the optimum of a linear program whose costs are at most what requests cost ({@link
 * CostFloor}), under the same capacities, and it is read off the dual: for any prices of capacity
 * that are not negative, the sum over classes of demand x the least priced cost, less the worth of
 * all capacity, is at most the cost of every plan. So the bound holds however far the simplex came.
 * For TTFT, waits are bounded by a convex function ({@link WaitBound}). It is lowered by {@value
 * #ROUNDING} of the terms summed, for what the evaluator lets pass and for rounding. Computed once
 * for a problem; immutable.
 */
public final class LowerBounds {
  private static final double ROUNDING = 4e-9;
  private static final double REACHED = 1e-7;

  private final Map<Objective, Bound> bounds;

  private LowerBounds(Map<Objective, Bound> bounds) {
    this.bounds = bounds;
  }

  /** Computes the bounds of a problem: a few linear programs for each objective. */
  public static LowerBounds of(PlanningProblem problem) {
    Map<Objective, Bound> bounds = new EnumMap<>(Objective.class);
    Solver solver = new Solver(problem);
    for (Objective objective : Objective.values()) {
      solver.bound(objective).ifPresent(bound -> bounds.put(objective, bound));
    }
    return new LowerBounds(bounds);
  }

  /**
   * Returns the bound of an objective; none where no plan keeps within capacity, since then there
   * is no feasible plan.
   */
  public Optional<Bound> find(Objective objective) {
    return Optional.ofNullable(bounds.get(objective));
  }

  /** Solves one program after the other, each from the basis of the last. */
  private static final class Solver {
    private final PlanningProblem problem;
    private final CostFloor floor;
    private final LinearPlanner planner;
    private final PlanEvaluator evaluator;
    private final PlanBuffer plan;
    private final double[] scores;
    private final double[] values = new double[Objective.values().length];

    Solver(PlanningProblem problem) {
      this.problem = problem;
      this.floor = new CostFloor(problem);
      this.planner = new LinearPlanner(problem);
      this.evaluator = new PlanEvaluator(problem);
      this.plan = new PlanBuffer(problem);
      this.scores = new double[problem.pairCount()];
    }

    Optional<Bound> bound(Objective objective) {
      boolean[] byBooking = floor.withoutStandby();
      double value = solve(objective, byBooking);
      if (value == Double.POSITIVE_INFINITY) {
        return Optional.empty();
      }
      if (objective == Objective.TTFT && problem.physics() != Physics.LINEAR) {
        value = new WaitBound(problem, planner, scores).improve(plan, value, ROUNDING);
      }
      double best = leastFound(objective);
      if (moreThanStandby(byBooking)) {
        value = Math.max(value, solve(objective, byBooking));
        best = Math.min(best, leastFound(objective));
      }
      boolean reached = best - value <= REACHED * Math.abs(value);
      return Optional.of(new Bound(objective, value, reached));
    }

    private double solve(Objective objective, boolean[] byBooking) {
      floor.scores(objective, byBooking, scores);
      LinearSolution solution = planner.solve(scores);
      if (solution.status() == LinearSolution.Status.INFEASIBLE) {
        return Double.POSITIVE_INFINITY;
      }
      planner.write(plan);
      return DualBound.of(problem, scores, solution, ROUNDING)
          + floor.constant(objective, byBooking);
    }

    /** Chooses by booking where more is booked than stands by; tells whether that is anywhere. */
    private boolean moreThanStandby(boolean[] byBooking) {
      double[] booked = new double[problem.deployments()];
      for (int c = 0; c < problem.classes(); c++) {
        for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
          booked[problem.pairDeployment(p)] +=
              plan.share(p) * problem.demandPerSecond(c) * problem.loadSeconds(p);
        }
      }
      boolean changed = false;
      for (int k = 0; k < booked.length; k++) {
        if (!byBooking[k] && floor.unitsOf(k, booked[k]) > floor.standbyUnits(k)) {
          byBooking[k] = true;
          changed = true;
        }
      }
      return changed;
    }

    private double leastFound(Objective objective) {
      problem.powerLeast(plan);
      return evaluator.evaluate(plan, values) > 0
          ? Double.POSITIVE_INFINITY
          : values[objective.index()];
    }
  }
}
