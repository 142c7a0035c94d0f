package io.slit.core.search;

import io.slit.core.plan.EvaluatedPlan;
import java.util.List;

/**
 * What a search found.
 *
 * @param plans mutually non-dominated, the best of each objective among them; where the fleet
 *     cannot hold the demand, the one plan that breaks capacity and SLOs least
 * @param baselines what simple rules make; none dominates a plan
 * @param statistics of the search
 * @param known more of what it saw, for a later search to begin with
 */
public record SearchResult(
    List<EvaluatedPlan> plans,
    List<EvaluatedPlan> baselines,
    Statistics statistics,
    KnownPlans known) {
  /** Copies the lists. */
  public SearchResult {
    plans = List.copyOf(plans);
    baselines = List.copyOf(baselines);
  }

  /** Makes a result that keeps the plans of its menu alone. */
  public SearchResult(
      List<EvaluatedPlan> plans, List<EvaluatedPlan> baselines, Statistics statistics) {
    this(plans, baselines, statistics, KnownPlans.ofMenu(plans));
  }

  /** Returns the result of a run that is over. */
  public static SearchResult of(
      SearchRun run, SearchSettings settings, List<EvaluatedPlan> baselines) {
    PlanArchive archive = run.archive();
    StoppedBy why =
        run.left() == 0
            ? StoppedBy.EVALUATIONS
            : run.timeIsUp() ? StoppedBy.TIME : StoppedBy.CONVERGED;
    Statistics statistics =
        new Statistics(
            run.evaluations(), run.infeasible(), archive.size(), archive.leastOverrun(), why);
    List<EvaluatedPlan> menu = archive.menu(settings.menuSize());
    return new SearchResult(menu, baselines, statistics, archive.known(menu));
  }

  /** Returns this result with other plans that took some more evaluations to find. */
  public SearchResult withPlans(List<EvaluatedPlan> others, int moreEvaluations) {
    Statistics counts =
        new Statistics(
            statistics.evaluations() + moreEvaluations,
            statistics.infeasible(),
            statistics.archived(),
            statistics.overrun(),
            statistics.stoppedBy());
    return new SearchResult(others, baselines, counts, known.withMenu(others));
  }

  /** Why a search ended. */
  public enum StoppedBy {
    /** All evaluations were spent. */
    EVALUATIONS,
    /** Time was up. */
    TIME,
    /** There was nothing left to try. */
    CONVERGED
  }

  /**
   * Counts of a search.
   *
   * @param evaluations plans evaluated
   * @param infeasible of them, those that broke capacity or an SLO
   * @param archived feasible non-dominated plans seen
   * @param overrun how far the returned plans break capacity or SLOs: 0, or that of the only one
   * @param stoppedBy why it ended
   */
  public record Statistics(
      int evaluations, int infeasible, int archived, double overrun, StoppedBy stoppedBy) {}
}
