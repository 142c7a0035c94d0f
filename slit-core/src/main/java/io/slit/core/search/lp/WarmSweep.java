package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Improves plans of an earlier search for what holds today: each under the weighting that it is
 * nearest to the best of them for, by linear programs within the units that it powers ({@link
 * PoweredSteps}).
 *
 * <p>One that has become dear is left as it was. The result does not depend on how many workers
 * there are.
 */
public final class WarmSweep {
  /** Steps of the lattice of weightings, by objectives: 25, 153, 455 and 495 weightings. */
  private static final int[] STEPS = {0, 1, 24, 16, 12, 8};

  /** What objectives of no weight still count. */
  private static final double TIE_BREAK = 1e-3;

  private static final int ROUNDS = 8;

  /** Plans of a piece of work. */
  private static final int PIECE = 5;

  private final PlannerPool planners;
  private final ObjectiveScale scale;
  private final SearchRun run;

  /** A plan to improve, and a weighting of scaled objectives. */
  private static final class Start {
    private final Candidate plan;
    private final double[] weighting;

    Start(Candidate plan, double[] weighting) {
      this.plan = plan;
      this.weighting = weighting;
    }

    Candidate plan() {
      return plan;
    }

    double[] weighting() {
      return weighting;
    }
  }

  /** What a piece made, and the evaluations that took. */
  private record Made(List<Candidate> plans, int evaluations) {}

  /** Makes a sweep that offers what it finds to a run. */
  public WarmSweep(SearchContext context) {
    this.planners = context.planners();
    this.scale = context.scale();
    this.run = context.run();
  }

  /**
   * Improves plans as far as the budget goes.
   *
   * @param plans of the run's problem, those first that matter most; infeasible ones are left out
   */
  public void improve(List<Candidate> plans) {
    List<Start> starts = starts(plans.stream().filter(one -> one.overrun() == 0).toList());
    List<Supplier<Made>> pieces = new ArrayList<>();
    for (int from = 0; from < starts.size(); from += PIECE) {
      List<Start> some = starts.subList(from, Math.min(starts.size(), from + PIECE));
      pieces.add(() -> planners.with(planner -> improve(planner, some)));
    }
    for (int from = 0; from < pieces.size() && !run.isOver(); from += SearchRun.BATCH) {
      run.beginBatch();
      int to = Math.min(pieces.size(), from + SearchRun.BATCH);
      for (Made made : run.workers().all(pieces.subList(from, to))) {
        made.plans().forEach(run::offer);
        long infeasible = made.plans().stream().filter(one -> one.overrun() > 0).count();
        run.count(made.evaluations(), (int) infeasible);
      }
    }
  }

  private Made improve(WeightedPlanner planner, List<Start> starts) {
    List<Candidate> made = new ArrayList<>();
    PlanBuffer plan = new PlanBuffer(run.problem());
    double[] values = new double[Objective.values().length];
    planner.takeEvaluations();
    int evaluations = 0;
    for (Start start : starts) {
      if (!made.isEmpty() && (evaluations >= run.allowance() || run.timeIsUp())) {
        break;
      }
      run.problem().copy(start.plan().plan(), plan);
      planner.improveWithinUnits(raw(start.weighting()), plan, ROUNDS);
      double overrun = planner.evaluate(plan, values);
      made.add(new Candidate(ObjectiveVector.of(values), overrun, run.problem().toPlan(plan)));
      evaluations += planner.takeEvaluations();
    }
    return new Made(made, evaluations);
  }

  /** Returns each plan with the weighting of a lattice for which it is nearest to the best. */
  private List<Start> starts(List<Candidate> plans) {
    List<double[]> points = plans.stream().map(one -> scale.scale(one.objectives())).toList();
    double[] least = new double[points.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    double[][] chosen = new double[points.size()][];
    for (double[] weights : WeightLattice.of(scale.size(), STEPS[scale.size()])) {
      double[] worth = points.stream().mapToDouble(point -> sum(weights, point)).toArray();
      double best = Arrays.stream(worth).min().orElse(0);
      for (int i = 0; i < worth.length; i++) {
        if (worth[i] - best < least[i]) {
          least[i] = worth[i] - best;
          chosen[i] = weights;
        }
      }
    }
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] != null) {
        starts.add(new Start(plans.get(i), chosen[i]));
      }
    }
    return starts;
  }

  private static double sum(double[] weights, double[] point) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * point[i];
    }
    return sum;
  }

  private double[] raw(double[] weights) {
    return scale.unscale(Arrays.stream(weights).map(weight -> weight + TIE_BREAK).toArray());
  }
}
