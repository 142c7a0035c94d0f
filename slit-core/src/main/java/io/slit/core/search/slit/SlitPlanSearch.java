package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.Candidate;
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
import io.slit.core.search.lp.FaceFilling;
import io.slit.core.search.lp.FrontSweep;
import io.slit.core.search.lp.PlannerPool;
import io.slit.core.search.lp.ScaleFinder;
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.SweepOptions;
import io.slit.core.search.lp.WarmSweep;
import io.slit.core.search.nsga2.Evolution;
import io.slit.core.search.slit.SlitOptions.Step;
import java.util.List;

/**
 * The default search: a sweep of the front by linear programs, exact where physics is linear; else
 * successive linear programs, and for what these do not find {@link KickSearch} and, with a small
 * part of the budget, NSGA-II over priced genomes. Never worse than the baselines and the warm
 * start, which go to the archive first.
 */
public final class SlitPlanSearch implements PlanSearch {
  private final SlitOptions options;

  /** Makes the search that measures best. */
  public SlitPlanSearch() {
    this(SlitOptions.standard());
  }

  /** Makes a search with options. */
  public SlitPlanSearch(SlitOptions options) {
    this.options = options;
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    List<EvaluatedPlan> baselines = new BaselinePlans(problem, new LinearCosts(problem)).all();
    offer(run, baselines.stream().map(EvaluatedPlan::plan).toList());
    List<Candidate> refitted = new WarmStart(run).offer(settings.warmStart());
    PlannerPool planners = new PlannerPool(problem);
    SweepOptions thorough = options.sweep();
    ObjectiveScale scale =
        ScaleFinder.find(
            planners, settings.objectives(), baselines.get(0).objectives(), run, options.scale());
    SearchContext context = new SearchContext(planners, scale, run, thorough);
    if (problem.physics() != Physics.LINEAR) {
      new WarmSweep(context).improve(refitted);
    }
    search(context, settings.seed());
    return SearchResult.of(run, settings, baselines);
  }

  private void search(SearchContext context, long seed) {
    if (context.problem().physics() == Physics.LINEAR && options.has(Step.LP_SEEDS)) {
      new FaceFilling(context).sweep();
      return;
    }
    FrontSweep sweep = new FrontSweep(context);
    switch (options.beyond()) {
      case SWEEP -> sweep.sweep();
      case EVOLUTION -> {
        sweep.sweep();
        evolve(context, seed, sweep.weightings());
      }
      case ONLY_EVOLUTION -> evolve(context, seed, List.of());
      case KICKS -> new Alternation(options, context, sweep, seed).run();
    }
  }

  private void evolve(SearchContext context, long seed, List<double[]> weightings) {
    if (!context.run().isOver()) {
      new Evolution(options.evolution(), context, seed).evolve(weightings);
    }
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
