package io.slit.core.search.lp;

import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanState;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;

/**
 * Finds a plan that a weighting of the objectives is least for.
 *
 * <p>Where physics is linear that is one linear program, and the plan is optimal. Else the problem
 * is made linear at the plan at hand, solved, and mixed with what was there as far as that helps
 * (successive linear programming, which for convex waits is the method of Frank and Wolfe 1956);
 * then shares move between pairs of sites while that pays ({@link ShareMoves}). What comes out is
 * no worse than its start; it is a local optimum, not a proven one. One instance per thread;
 * nothing is allocated after construction.
 */
public final class WeightedPlanner {
  /** Parts of the way to the solution of the linear picture that are tried. */
  private static final double[] PARTS = {1, 0.6, 0.3, 0.1, 0.03};

  private static final double GAIN = 1e-9;

  private final PlanningProblem problem;
  private final UnitCosts units;
  private final LinearPlanner planner;
  private final PlanState state;
  private final PlanEvaluator evaluator;
  private final ShareMoves moves;
  private final PlanBuffer best;
  private final PlanBuffer target;
  private final PlanBuffer mixed;
  private final double[] scores;
  private long evaluations;

  /**
   * Makes a planner.
   *
   * @param units of the same problem; may be shared
   */
  public WeightedPlanner(PlanningProblem problem, UnitCosts units) {
    this.problem = problem;
    this.units = units;
    this.planner = new LinearPlanner(problem);
    this.state = new PlanState(problem);
    this.evaluator = new PlanEvaluator(problem);
    this.scores = new double[problem.pairCount()];
    this.moves = new ShareMoves(problem, state, units, scores);
    this.best = new PlanBuffer(problem);
    this.target = new PlanBuffer(problem);
    this.mixed = new PlanBuffer(problem);
  }

  /** Forgets earlier solves, so that the next ones do not depend on them. */
  public void forget() {
    planner.forget();
  }

  /** Returns how many plans were evaluated or solved for since the last call. */
  public int takeEvaluations() {
    int taken = (int) Math.min(Integer.MAX_VALUE, evaluations);
    evaluations = 0;
    return taken;
  }

  /**
   * Solves the linear picture of an empty fleet: exact where physics is linear.
   *
   * @param weights of each objective, in its unit
   * @return whether the demand finds room
   */
  public boolean solveLinear(double[] weights, PlanBuffer plan) {
    return solvePriced(weights, NO_FACTORS, plan);
  }

  private static final double[] NO_FACTORS = {};

  /**
   * Solves the linear picture of an empty fleet where deployments look dearer or cheaper.
   *
   * @param factors on the scores, by deployment; none for all 1
   */
  public boolean solvePriced(double[] weights, double[] factors, PlanBuffer plan) {
    state.loadEmpty(weights);
    state.marginals(units, scores);
    for (int p = 0; p < scores.length && factors.length > 0; p++) {
      scores[p] *= factors[problem.pairDeployment(p)];
    }
    boolean feasible = planner.solve(scores).feasible();
    planner.write(plan);
    evaluations++;
    return feasible;
  }

  /** Returns the worth of a plan, its units chosen by the weights and written to it. */
  public double worth(double[] weights, PlanBuffer plan) {
    state.load(plan, weights);
    evaluations++;
    plan.set(state.plan());
    return state.worth();
  }

  /**
   * Improves a plan for a weighting.
   *
   * @param plan where to begin; receives the result
   * @param rounds linear programs at most
   * @param passes of moves at most
   * @return the weighted sum of its objectives
   */
  public double improve(double[] weights, PlanBuffer plan, int rounds, int passes) {
    if (problem.physics() == Physics.LINEAR) {
      return worth(weights, plan);
    }
    best.set(plan);
    double worth = worth(weights, best);
    for (int round = 0; round < rounds; round++) {
      double better = step(weights, worth);
      if (worth - better <= GAIN * Math.abs(worth)) {
        break;
      }
      worth = better;
    }
    state.load(best, weights);
    evaluations += 1 + moves.run(passes);
    plan.set(state.plan());
    plan.normalise(problem);
    return state.worth();
  }

  /** Makes the problem linear at the best plan, solves it, and goes as far that way as it pays. */
  private double step(double[] weights, double worth) {
    state.load(best, weights);
    state.marginals(units, scores);
    planner.solve(scores);
    planner.write(target);
    evaluations += 2;
    double least = worth;
    double part = 0;
    for (double tried : PARTS) {
      mixed.mix(best, target, tried);
      state.load(mixed, weights);
      evaluations++;
      if (state.worth() < least) {
        least = state.worth();
        part = tried;
      } else if (part > 0) {
        break;
      }
    }
    if (part > 0) {
      mixed.mix(best, target, part);
      best.set(mixed);
    }
    return least;
  }

  /**
   * Evaluates a plan.
   *
   * @return how far it breaks capacity or SLOs
   */
  public double evaluate(PlanBuffer plan, double[] objectives) {
    evaluations++;
    return evaluator.evaluate(plan, objectives);
  }
}
