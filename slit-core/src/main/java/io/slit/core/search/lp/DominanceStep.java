package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanSlopes;
import io.slit.core.search.PlanningProblem;
import java.util.List;

/**
 * Finds a plan that is nowhere worse than a given one and somewhere better.
 *
 * <p>At the plan, every objective is made linear ({@link PlanSlopes}); the sum of relative
 * improvements is maximised over all plans that are nowhere worse in that picture ({@link
 * MixtureProgram}). Where objectives are curved a step along an edge of that cone ends worse, so a
 * plan is also sought that is better in all curved ones by as much as possible. Then steps of
 * shrinking length are tried on the true evaluator, and the best that dominates is taken. In {@link
 * Physics#LINEAR} the answer is exact: if there is a dominating plan, one is found. For one thread.
 */
public final class DominanceStep {
  private static final double[] PARTS = {1, 0.5, 0.25, 0.1, 0.03, 0.01};
  private static final int ROUNDS = 4;

  /** An objective that rises by less than this part is not worse. */
  private static final double NOT_WORSE = 1e-10;

  /** The least sum of relative improvements that counts. */
  private static final double BETTER = 1e-6;

  /** What the sum of improvements counts beside the margin. */
  private static final double SUM_BESIDE_MARGIN = 1e-2;

  private static final int OBJECTIVES = Objective.values().length;

  private final PlanningProblem problem;
  private final PlanSlopes slopes;
  private final LinearPlanner planner;
  private final PlanEvaluator evaluator;
  private final boolean[] chosen = new boolean[OBJECTIVES];
  private final double[][] costs;
  private final double[] size = new double[OBJECTIVES];
  private final double[] now = new double[OBJECTIVES];
  private final double[] tried = new double[OBJECTIVES];
  private final PlanBuffer target;
  private final PlanBuffer mixed;
  private final PlanBuffer least;
  private final PlanBuffer best;
  private double gain;
  private int evaluations;
  private int allowance;

  /** Makes steps for plans of a problem that are judged by some objectives. */
  public DominanceStep(PlanningProblem problem, List<Objective> objectives) {
    this.problem = problem;
    this.slopes = new PlanSlopes(problem);
    this.planner = new LinearPlanner(problem);
    this.evaluator = new PlanEvaluator(problem);
    objectives.forEach(objective -> chosen[objective.index()] = true);
    this.costs = new double[OBJECTIVES][problem.pairCount()];
    this.target = new PlanBuffer(problem);
    this.mixed = new PlanBuffer(problem);
    this.least = new PlanBuffer(problem);
    this.best = new PlanBuffer(problem);
  }

  /** Returns how many plans were evaluated or solved for since the last call. */
  public int takeEvaluations() {
    int taken = evaluations;
    evaluations = 0;
    return taken;
  }

  /**
   * Replaces a feasible plan by one that dominates it, as long as there is one to be found.
   *
   * @param mostEvaluations plans to evaluate and to solve for, about
   * @return whether one was found; else the plan is as it was
   */
  public boolean improve(PlanBuffer plan, int mostEvaluations) {
    allowance = evaluations + mostEvaluations;
    planner.forget();
    boolean improved = false;
    for (int round = 0; round < ROUNDS && evaluations < allowance && step(plan); round++) {
      improved = true;
    }
    return improved;
  }

  private boolean step(PlanBuffer plan) {
    evaluations++;
    if (evaluator.evaluate(plan, now) > 0) {
      return false;
    }
    gain = BETTER;
    picture(plan);
    PlanOracle oracle = new PlanOracle(problem, planner, costs);
    PlanPoint here = oracle.point(plan);
    search(plan, here, oracle, ones(), new double[0]);
    if (gain == BETTER && problem.physics() != Physics.LINEAR) {
      double[] little = ones();
      for (int j = 0; j < OBJECTIVES; j++) {
        little[j] *= SUM_BESIDE_MARGIN;
      }
      search(plan, here, oracle, little, margins());
    }
    if (problem.physics() == Physics.CONSOLIDATION) {
      tryUnits(plan);
    }
    if (gain > BETTER) {
      plan.set(best);
      return true;
    }
    return false;
  }

  /** Costs are counted in what the plan is worth now, so that they compare. */
  private void picture(PlanBuffer plan) {
    slopes.write(plan, costs);
    for (int j = 0; j < OBJECTIVES; j++) {
      size[j] = Math.abs(now[j]) > 0 ? Math.abs(now[j]) : 1;
      for (int p = 0; p < costs[j].length; p++) {
        costs[j][p] /= size[j];
      }
    }
  }

  private double[] ones() {
    double[] cost = new double[OBJECTIVES];
    for (int j = 0; j < OBJECTIVES; j++) {
      cost[j] = chosen[j] ? 1 : 0;
    }
    return cost;
  }

  /** Objectives that are curved: TTFT by its waits, and what energy makes where it follows load. */
  private double[] margins() {
    double[] margins = new double[OBJECTIVES];
    boolean energy = problem.physics() == Physics.CONSOLIDATION;
    for (Objective objective : Objective.values()) {
      boolean curved =
          objective == Objective.TTFT || (energy && objective != Objective.QUALITY_LOSS);
      margins[objective.index()] = curved ? 1 : 0;
    }
    return margins;
  }

  private void search(
      PlanBuffer plan, PlanPoint here, PlanOracle oracle, double[] cost, double[] margins) {
    double[] limits = new double[OBJECTIVES];
    for (int j = 0; j < OBJECTIVES; j++) {
      limits[j] = chosen[j] ? here.values[j] : Double.POSITIVE_INFINITY;
    }
    MixtureProgram program =
        new MixtureProgram(
            cost,
            limits,
            margins,
            here,
            new MixtureProgram.Effort(BETTER, allowance - evaluations),
            weights -> {
              evaluations++;
              return oracle.best(weights);
            });
    program.solve();
    Mixtures.write(problem, program.mixture(), target);
    for (double part : PARTS) {
      if (!tryPart(plan, part) && gain > BETTER) {
        return;
      }
    }
  }

  /** Tries a part of the way with the fewest units, and with as many to spare as there were. */
  private boolean tryPart(PlanBuffer plan, double part) {
    mixed.mix(plan, target, part);
    mixed.normalise(problem);
    problem.powerLeast(mixed);
    boolean better = take();
    if (problem.physics() == Physics.CONSOLIDATION && addSpare(plan)) {
      better |= take();
    }
    return better;
  }

  /**
   * Tries other numbers of units at one deployment at a time: the fewest, one less or more, all.
   */
  private void tryUnits(PlanBuffer plan) {
    least.set(plan);
    problem.powerLeast(least);
    for (int k = 0; k < problem.deployments(); k++) {
      int before = plan.units(k);
      for (int count : new int[] {least.units(k), before - 1, before + 1, problem.units(k)}) {
        if (count >= least.units(k) && count <= problem.units(k) && count != before) {
          mixed.set(plan);
          mixed.setUnits(k, count);
          take();
        }
      }
    }
  }

  /** Powers as many units beyond the needed as a plan does; tells whether there are any. */
  private boolean addSpare(PlanBuffer plan) {
    least.set(plan);
    problem.powerLeast(least);
    boolean any = false;
    for (int k = 0; k < problem.deployments(); k++) {
      int spare = plan.units(k) - least.units(k);
      if (spare > 0) {
        mixed.setUnits(k, Math.min(problem.units(k), mixed.units(k) + spare));
        any = true;
      }
    }
    return any;
  }

  /** Keeps the plan at hand if it dominates by more than the best so far. */
  private boolean take() {
    evaluations++;
    if (evaluator.evaluate(mixed, tried) > 0) {
      return false;
    }
    double sum = 0;
    for (int j = 0; j < OBJECTIVES; j++) {
      double better = (now[j] - tried[j]) / size[j];
      if (chosen[j] && better < -NOT_WORSE) {
        return false;
      }
      sum += chosen[j] ? better : 0;
    }
    if (sum <= gain) {
      return false;
    }
    gain = sum;
    best.set(mixed);
    return true;
  }
}
