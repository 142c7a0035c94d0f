package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds a plan that is best for each objective alone, and with them the box that weights are scaled
 * by.
 */
public final class ScaleFinder {
  /** What the other objectives count, of their own size, so that ties are broken to their good. */
  private static final double TIE_BREAK = 1e-4;

  private static final int ROUNDS = 12;
  private static final int PASSES = 6;

  private ScaleFinder() {}

  /** Solves each objective alone with the usual options. */
  public static ObjectiveScale find(
      PlannerPool planners, List<Objective> wanted, ObjectiveVector typical, SearchRun run) {
    return find(planners, wanted, typical, run, SweepOptions.DEFAULT);
  }

  /**
   * Solves each objective alone and offers the plans to the run.
   *
   * @param wanted objectives
   * @param typical the values of some plan, which give every objective its size
   * @param options how far each plan is improved
   */
  public static ObjectiveScale find(
      PlannerPool planners,
      List<Objective> wanted,
      ObjectiveVector typical,
      SearchRun run,
      SweepOptions options) {
    double[] sizes = sizes(wanted, typical);
    List<Supplier<Extreme>> tasks = new ArrayList<>();
    for (Objective objective : wanted) {
      tasks.add(() -> planners.with(planner -> solve(planner, objective, sizes, run, options)));
    }
    List<ObjectiveVector> points = new ArrayList<>();
    for (Extreme extreme : run.workers().all(tasks)) {
      run.offer(extreme.candidate());
      run.count(extreme.evaluations(), extreme.candidate().overrun() > 0 ? 1 : 0);
      points.add(extreme.candidate().objectives());
    }
    return ObjectiveScale.of(wanted, points);
  }

  /** Returns what each wanted objective is divided by; 0 for the others. */
  private static double[] sizes(List<Objective> wanted, ObjectiveVector typical) {
    double[] sizes = new double[Objective.values().length];
    for (Objective one : wanted) {
      double size = Math.abs(typical.get(one));
      sizes[one.index()] = size > 0 ? size : 1;
    }
    return sizes;
  }

  private record Extreme(Candidate candidate, int evaluations) {}

  private static Extreme solve(
      WeightedPlanner planner,
      Objective objective,
      double[] sizes,
      SearchRun run,
      SweepOptions options) {
    planner.takeEvaluations();
    double[] weights = new double[sizes.length];
    for (int i = 0; i < weights.length; i++) {
      double weight = i == objective.index() ? 1 : TIE_BREAK;
      weights[i] = sizes[i] > 0 ? weight / sizes[i] : 0;
    }
    PlanBuffer plan = new PlanBuffer(run.problem());
    planner.solveLinear(weights, plan);
    planner.improve(weights, plan, options.rounds(ROUNDS), options.passes(PASSES));
    double[] values = new double[weights.length];
    double overrun = planner.evaluate(plan, values);
    Candidate candidate =
        new Candidate(ObjectiveVector.of(values), overrun, run.problem().toPlan(plan));
    return new Extreme(candidate, planner.takeEvaluations());
  }
}
