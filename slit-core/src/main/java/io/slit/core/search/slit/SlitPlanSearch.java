package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchRun;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.lp.FrontSweep;
import io.slit.core.search.lp.PlannerPool;
import io.slit.core.search.lp.ScaleFinder;
import io.slit.core.search.nsga2.Evolution;
import java.util.List;

/** The default search. */
public final class SlitPlanSearch implements PlanSearch {
  public static boolean evolve = true;

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    List<EvaluatedPlan> baselines = new BaselinePlans(problem, new LinearCosts(problem)).all();
    offer(run, baselines.stream().map(EvaluatedPlan::plan).toList());
    offer(run, settings.warmStart());
    PlannerPool planners = new PlannerPool(problem);
    ObjectiveScale scale =
        ScaleFinder.find(planners, settings.objectives(), baselines.get(0).objectives(), run);
    FrontSweep sweep = new FrontSweep(planners, scale, run);
    sweep.sweep();
    if (evolve && problem.physics() != Physics.LINEAR && !run.isOver()) {
      new Evolution(planners, scale, run, settings.seed()).evolve(sweep.weightings());
    }
    return SearchResult.of(run, settings, baselines);
  }

  private static void offer(SearchRun run, List<RoutingPlan> plans) {
    PlanningProblem problem = run.problem();
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer buffer = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    for (RoutingPlan plan : plans) {
      problem.copy(plan, buffer);
      run.archive().offer(values, evaluator.evaluate(buffer, values), buffer);
    }
  }
}
