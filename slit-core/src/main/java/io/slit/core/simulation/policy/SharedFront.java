package io.slit.core.simulation.policy;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Searches the front of a problem once for all operating points that are taken from it.
 * Thread-safe.
 *
 * <p>Every epoch is searched from a cold start with the whole budget, and counts every unit as
 * warm: a server begins with the last front, and knows which units the plan in force keeps on.
 */
public final class SharedFront {
  private final PlanSearch search;
  private final Supplier<SearchSettings> settings;
  private final Map<PlanningProblem, SearchResult> fronts = new HashMap<>();

  /**
   * Takes a search.
   *
   * @param settings of one search; asked for each, so that a budget of time begins with it
   */
  public SharedFront(PlanSearch search, Supplier<SearchSettings> settings) {
    this.search = search;
    this.settings = settings;
  }

  /** Returns what the search found for a problem. */
  public synchronized SearchResult of(PlanningProblem problem) {
    return fronts.computeIfAbsent(problem, one -> search.search(one, settings.get()));
  }

  /** Returns the rule that takes one operating point. */
  PlanRule at(PlanPreference preference) {
    return problem -> pick(problem, preference).plan();
  }

  private EvaluatedPlan pick(PlanningProblem problem, PlanPreference preference) {
    return PlanSelector.select(of(problem).plans(), preference);
  }
}
