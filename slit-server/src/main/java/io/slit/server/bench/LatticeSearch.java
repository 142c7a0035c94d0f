package io.slit.server.bench;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchRun;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.lp.PlannerPool;
import io.slit.core.search.lp.ScaleFinder;
import io.slit.core.search.lp.SweepOptions;
import io.slit.core.search.lp.WeightLattice;
import io.slit.core.search.lp.WeightedPlanner;
import java.util.List;

/**
 * Linear programs alone: one for each weighting of a lattice, then of one twice as fine, and so on;
 * nothing is improved afterwards, and nothing is mixed. What seeds without a search are worth. On
 * the caller's thread only.
 */
final class LatticeSearch implements PlanSearch {
  private static final int FIRST_STEPS = 6;
  private static final int LAST_STEPS = 96;
  private static final double LEAST_WEIGHT = 1e-4;

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    List<EvaluatedPlan> rules = new BaselinePlans(problem, new LinearCosts(problem)).all();
    PlannerPool planners = new PlannerPool(problem);
    ObjectiveScale scale =
        ScaleFinder.find(
            planners, settings.objectives(), rules.get(0).objectives(), run, SweepOptions.PLAIN);
    for (int steps = FIRST_STEPS; steps <= LAST_STEPS && !run.isOver(); steps *= 2) {
      List<double[]> lattice = WeightLattice.of(scale.size(), steps);
      planners.with(planner -> solve(planner, lattice, scale, run));
    }
    return SearchResult.of(run, settings, List.of());
  }

  private static int solve(
      WeightedPlanner planner, List<double[]> lattice, ObjectiveScale scale, SearchRun run) {
    PlanBuffer plan = new PlanBuffer(run.problem());
    double[] values = new double[Objective.values().length];
    int solved = 0;
    for (double[] weights : lattice) {
      if (run.isOver()) {
        break;
      }
      double[] raised = weights.clone();
      for (int i = 0; i < raised.length; i++) {
        raised[i] = Math.max(raised[i], LEAST_WEIGHT);
      }
      planner.solveLinear(scale.unscale(raised), plan);
      run.problem().powerLeast(plan);
      double overrun = planner.evaluate(plan, values);
      run.archive().offer(values, overrun, plan);
      run.count(1, overrun > 0 ? 1 : 0);
      solved++;
    }
    planner.takeEvaluations();
    return solved;
  }
}
