package io.slit.server.bench;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanArchive;
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
import io.slit.core.search.lp.SweepOptions.Moves;
import java.util.List;

/** The sweep of the front by linear programs alone: no evolution, and nothing to begin with. */
final class SweepSearch implements PlanSearch {
  /** How much finer than usual the sweep that references are made with is. */
  private static final double FINE = 0.002;

  private final SweepOptions options;

  private SweepSearch(SweepOptions options) {
    this.options = options;
  }

  /** Returns the sweep to far shorter edges. */
  static SweepSearch fine() {
    return new SweepSearch(new SweepOptions(true, Moves.ALWAYS, FINE, false));
  }

  /** Returns successive linear programs without moves of shares. */
  static SweepSearch withoutMoves() {
    return new SweepSearch(
        new SweepOptions(true, Moves.NEVER, SweepOptions.DEFAULT.shortestEdge(), false));
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    List<EvaluatedPlan> rules = new BaselinePlans(problem, new LinearCosts(problem)).all();
    PlannerPool planners = new PlannerPool(problem);
    ObjectiveScale scale =
        ScaleFinder.find(planners, settings.objectives(), rules.get(0).objectives(), run, options);
    new FrontSweep(new SearchContext(planners, scale, run, options)).sweep();
    return SearchResult.of(run, settings, List.of());
  }
}
