package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.Candidate;
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
import io.slit.core.search.nsga2.Evolution;
import io.slit.core.search.slit.SlitOptions.Beyond;
import java.util.ArrayList;
import java.util.List;

/**
 * The default search: a sweep of the front by linear programs, exact where physics is linear; else
 * successive linear programs, and for what these do not find {@link KickSearch} and, with a small
 * part of the budget, NSGA-II over priced genomes. Never worse than the baselines and the warm
 * start, which go to the archive first.
 */
public final class SlitPlanSearch implements PlanSearch {
  /** Edges of the first sweep are let be at this length, in the scaled box. */
  private static final double FIRST_LENGTH = 0.4;

  /** Part of the evaluations after the first sweep that refine it. */
  private static final double SWEEP_PART = 0.1;

  /** Part of the evaluations after the first sweep that NSGA-II gets. */
  private static final double BRED_PART = 0.1;

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
    ObjectiveScale scale =
        ScaleFinder.find(planners, settings.objectives(), baselines.get(0).objectives(), run);
    FrontSweep sweep = new FrontSweep(planners, scale, run);
    Beyond beyond = problem.physics() == Physics.LINEAR ? Beyond.SWEEP : options.beyond();
    switch (beyond) {
      case SWEEP -> sweep.sweep();
      case NSGA2 -> {
        sweep.sweep();
        evolve(planners, scale, run, settings, sweep.weightings());
      }
      case ONLY_NSGA2 -> evolve(planners, scale, run, settings, List.of());
      case KICKS -> {
        KickSearch kicks = new KickSearch(planners, scale, run, settings.seed());
        Evolution evolution = new Evolution(planners, scale, run, settings.seed());
        alternate(sweep, kicks, evolution, run);
      }
    }
    return SearchResult.of(run, settings, baselines);
  }

  private static void evolve(
      PlannerPool planners,
      ObjectiveScale scale,
      SearchRun run,
      SearchSettings settings,
      List<double[]> weightings) {
    if (!run.isOver()) {
      new Evolution(planners, scale, run, settings.seed()).evolve(weightings);
    }
  }

  /** Sweeps coarsely, then kicks; now and then refines the sweep, or makes a generation. */
  private static void alternate(
      FrontSweep sweep, KickSearch kicks, Evolution evolution, SearchRun run) {
    sweep.sweepTo(FIRST_LENGTH);
    if (sweep.weightings().isEmpty()) {
      return;
    }
    int learnt = 0;
    int swept = 0;
    int bred = 0;
    int kicked = 0;
    while (!run.isOver()) {
      List<Candidate> found = sweep.found();
      kicks.learn(found.subList(learnt, found.size()));
      learnt = found.size();
      int before = run.evaluations();
      int all = swept + bred + kicked;
      boolean sweepsNow = swept < SWEEP_PART * all || kicks.hasNoStart();
      if (sweepsNow && sweep.canRefine()) {
        sweep.batch();
        swept += run.evaluations() - before;
      } else if (kicks.hasNoStart() || sweep.weightings().isEmpty()) {
        return;
      } else if (bred < BRED_PART * all) {
        evolution.generation(sweep.weightings());
        kicks.learn(evolution.takeFound());
        bred += run.evaluations() - before;
      } else {
        kicks.batch(sweep.weightings());
        kicked += run.evaluations() - before;
      }
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
