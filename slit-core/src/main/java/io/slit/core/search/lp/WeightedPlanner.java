package io.slit.core.search.lp;

import io.slit.core.search.PartEvaluator;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanState;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a plan that a weighting of the objectives is least for.
 *
 * <p>Where physics is linear that is one linear program, and the plan is optimal. Else the problem
 * is made linear at the plan at hand, solved, and mixed with what was there as far as that helps
 * (successive linear programming, which for convex waits is the method of Frank and Wolfe 1956);
 * then shares move between pairs of sites while that pays ({@link ShareMoves}). What comes out is
 * no worse than its start; it is a local optimum, not a proven one. One instance per thread;
 * nothing is allocated after construction, but for the first {@link #improveWithinUnits}.
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
  private final PartEvaluator partEvaluator;
  private final ShareMoves moves;
  private final PlanBuffer best;
  private final PlanBuffer target;
  private final PlanBuffer mixed;
  private final double[] scores;
  private final double[] priced;
  private final int[] partOf;
  private final double[] worth;
  private final double[] least;
  private final double[] way;
  private final boolean[] settled;
  private final boolean[] done;
  private long evaluations;
  private @Nullable PoweredSteps poweredSteps;

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
    this.partEvaluator = new PartEvaluator(problem, Components.numbered(problem));
    this.scores = new double[problem.pairCount()];
    this.priced = new double[problem.pairCount()];
    this.partOf = Components.byDeployment(problem);
    this.worth = new double[problem.deployments()];
    this.least = new double[problem.deployments()];
    this.way = new double[problem.deployments()];
    this.settled = new boolean[problem.deployments()];
    this.done = new boolean[problem.deployments()];
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
    for (int p = 0; p < scores.length; p++) {
      priced[p] = factors.length > 0 ? scores[p] * factors[problem.pairDeployment(p)] : scores[p];
    }
    boolean feasible = planner.solve(priced).feasible();
    planner.write(plan);
    evaluations++;
    return feasible;
  }

  /**
   * Goes to the solution of the linear picture at a plan where deployments look dearer or cheaper,
   * whether that is better or not.
   */
  public void kick(double[] weights, double[] factors, PlanBuffer plan) {
    state.load(plan, weights);
    state.marginals(units, scores);
    for (int p = 0; p < scores.length; p++) {
      priced[p] = scores[p] * factors[problem.pairDeployment(p)];
    }
    planner.solve(priced);
    planner.write(plan);
    evaluations += 2;
  }

  /** Makes one plan of two: of every part the one that the weighting is less for. */
  public void takeBetterParts(double[] weights, PlanBuffer plan, PlanBuffer other) {
    state.load(plan, weights);
    sumParts(least);
    state.load(other, weights);
    sumParts(worth);
    evaluations += 2;
    for (int p = 0; p < scores.length; p++) {
      int part = partOf[problem.pairDeployment(p)];
      if (worth[part] < least[part]) {
        plan.setShare(p, other.share(p));
      }
    }
    state.load(plan, weights);
    plan.set(state.plan());
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
      plan.normalise(problem);
      return worth(weights, plan);
    }
    best.set(plan);
    double worth = worth(weights, best);
    planner.beginNear(best);
    Arrays.fill(settled, false);
    for (int round = 0; round < rounds; round++) {
      double better = step(weights, worth);
      if (worth - better <= GAIN * Math.abs(worth)) {
        break;
      }
      worth = better;
    }
    plan.set(best);
    return move(weights, plan, passes);
  }

  /**
   * Improves a plan for a weighting without powering more units than it does ({@link
   * PoweredSteps}).
   *
   * @param plan where to begin, all bookings within its units; receives the result
   * @param rounds linear programs at most
   */
  void improveWithinUnits(double[] weights, PlanBuffer plan, int rounds) {
    if (poweredSteps == null) {
      poweredSteps = new PoweredSteps(problem, state, units, scores);
    }
    evaluations += poweredSteps.improve(weights, plan, rounds);
  }

  /** Moves shares of a plan between two pairs while that pays, without a linear program. */
  public double move(double[] weights, PlanBuffer plan, int passes) {
    state.load(plan, weights);
    evaluations += 1 + moves.run(passes);
    plan.set(state.plan());
    plan.normalise(problem);
    return state.worth();
  }

  /**
   * Makes the problem linear at the best plan, solves it, and goes as far that way as it pays;
   * every part that is not connected with the others goes its own way, and is let be once it gains
   * nothing: its linear picture would be the same again.
   */
  private double step(double[] weights, double before) {
    state.load(best, weights);
    state.marginals(units, scores);
    sumParts(least);
    Arrays.fill(way, 0);
    planner.solve(scores, settled);
    planner.write(target);
    evaluations += 2;
    System.arraycopy(settled, 0, done, 0, done.length);
    mixed.set(best);
    for (double tried : PARTS) {
      mix(tried);
      state.load(mixed, weights);
      evaluations++;
      if (!takeBetter(tried)) {
        break;
      }
    }
    for (int p = 0; p < scores.length; p++) {
      double part = way[partOf[problem.pairDeployment(p)]];
      if (part > 0) {
        best.mixShare(p, target, part);
      }
    }
    double sum = 0;
    for (int k = 0; k < least.length; k++) {
      settled[k] = way[k] == 0;
      sum += least[k];
    }
    return Math.min(before, sum);
  }

  /** Mixes the parts that may still gain. */
  private void mix(double tried) {
    for (int p = 0; p < scores.length; p++) {
      if (!done[partOf[problem.pairDeployment(p)]]) {
        mixed.mixShare(p, best, target, tried);
      }
    }
  }

  /** Notes which parts are better now; returns whether going less far may still help one. */
  private boolean takeBetter(double tried) {
    sumParts(worth);
    boolean open = false;
    for (int k = 0; k < worth.length; k++) {
      if (partOf[k] != k || done[k]) {
        continue;
      }
      if (worth[k] < least[k] - GAIN * Math.abs(least[k])) {
        least[k] = worth[k];
        way[k] = tried;
      } else {
        done[k] = way[k] > 0;
      }
      open |= !done[k];
    }
    return open;
  }

  /** Sums the worth by part, at its first deployment. */
  private void sumParts(double[] sums) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < partOf.length; k++) {
      sums[partOf[k]] += state.worthOf(k);
    }
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

  /**
   * Evaluates a plan by its parts.
   *
   * @param byPart receives all objectives of the first part, then of the second, and so on
   * @return how far it breaks capacity or SLOs
   */
  double evaluateByPart(PlanBuffer plan, double[] byPart) {
    evaluations++;
    return partEvaluator.evaluate(plan, byPart);
  }
}
