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

  /**
   * Solves each objective alone and offers the plans to the run.
   *
   * @param wanted objectives
   * @param typical the values of some plan, which give every objective its size
   */
  public static ObjectiveScale find(
      PlannerPool planners, List<Objective> wanted, ObjectiveVector typical, SearchRun run) {
    List<Supplier<Extreme>> tasks = new ArrayList<>();
    for (Objective objective : wanted) {
      tasks.add(() -> planners.with(planner -> solve(planner, objective, wanted, typical, run)));
    }
    List<ObjectiveVector> points = new ArrayList<>();
    for (Extreme extreme : run.workers().all(tasks)) {
      run.offer(extreme.candidate());
      run.count(extreme.evaluations(), extreme.candidate().overrun() > 0 ? 1 : 0);
      points.add(extreme.candidate().objectives());
    }
    return ObjectiveScale.of(wanted, points);
  }

  private record Extreme(Candidate candidate, int evaluations) {}

  private static Extreme solve(
      WeightedPlanner planner,
      Objective objective,
      List<Objective> wanted,
      ObjectiveVector typical,
      SearchRun run) {
    planner.takeEvaluations();
    double[] weights = new double[Objective.values().length];
    for (Objective other : wanted) {
      double size = Math.abs(typical.get(other));
      weights[other.index()] = (other == objective ? 1 : TIE_BREAK) / (size > 0 ? size : 1);
    }
    PlanBuffer plan = new PlanBuffer(run.problem());
    planner.solveLinear(weights, plan);
    planner.improve(weights, plan, ROUNDS, PASSES);
    double[] values = new double[weights.length];
    double overrun = planner.evaluate(plan, values);
    Candidate candidate =
        new Candidate(ObjectiveVector.of(values), overrun, run.problem().toPlan(plan));
    return new Extreme(candidate, planner.takeEvaluations());
  }
}
