package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.CapacityFill;
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
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.SweepOptions;
import io.slit.core.search.nsga2.Evolution;
import io.slit.core.search.slit.SlitOptions.Beyond;
import io.slit.core.search.slit.SlitOptions.Step;
import java.util.ArrayList;
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
    offerRepaired(run, settings.warmStart());
    PlannerPool planners = new PlannerPool(problem);
    SweepOptions thorough = options.sweep();
    ObjectiveScale scale =
        ScaleFinder.find(
            planners, settings.objectives(), baselines.get(0).objectives(), run, options.scale());
    search(new SearchContext(planners, scale, run, thorough), settings.seed());
    return SearchResult.of(run, settings, baselines);
  }

  private void search(SearchContext context, long seed) {
    FrontSweep sweep = new FrontSweep(context);
    boolean exact = context.problem().physics() == Physics.LINEAR && options.has(Step.LP_SEEDS);
    switch (exact ? Beyond.SWEEP : options.beyond()) {
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

  /** Offers plans made for other demand, cut to capacity, and completed where shares are cheap. */
  private static void offerRepaired(SearchRun run, List<RoutingPlan> plans) {
    PlanningProblem problem = run.problem();
    CapacityFill fill = new CapacityFill(problem);
    PlanBuffer buffer = new PlanBuffer(problem);
    double[] loads = new double[problem.pairCount()];
    for (int p = 0; p < loads.length; p++) {
      loads[p] = problem.loadSeconds(p);
    }
    List<RoutingPlan> whole = new ArrayList<>();
    List<RoutingPlan> repaired = new ArrayList<>();
    for (RoutingPlan plan : plans) {
      if (plan.shape().equals(problem.shape())) {
        problem.copy(plan, buffer);
        if (buffer.isWhole(problem)) {
          whole.add(plan);
        }
        fill.fill(loads, buffer);
        buffer.normalise(problem);
        repaired.add(problem.toPlan(buffer));
      }
    }
    offer(run, whole);
    offer(run, repaired);
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
