package io.slit.server.planning;

import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.search.KnownPlans;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.robust.PriceOfRobustness;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.robust.RobustResult;
import io.slit.core.search.robust.RobustSearch;
import io.slit.server.planning.Planner.Robustness;
import java.util.List;
import java.util.Optional;

/**
 * Searches the front of a problem and chooses a plan of it: by what is expected, or by how plans do
 * over scenarios.
 *
 * @param search of plans
 * @param robust how plans are judged over scenarios; nothing to choose by what is expected
 */
record PlanChoice(PlanSearch search, Optional<RobustOptions> robust) {
  /**
   * What was found.
   *
   * @param nominal search for what is expected
   * @param plans of the front
   * @param known for the next cycle to begin with
   * @param plan the chosen one, with its objectives under what is expected
   * @param robustness of the chosen one
   */
  record Chosen(
      SearchResult nominal,
      List<EvaluatedPlan> plans,
      KnownPlans known,
      EvaluatedPlan plan,
      Optional<Robustness> robustness) {}

  /** Returns the front of a problem and the plan that is preferred. */
  Chosen choose(PlanningProblem problem, SearchSettings settings, PlanPreference preference) {
    return robust
        .map(options -> robustly(problem, settings, preference, options))
        .orElseGet(() -> asExpected(problem, settings, preference));
  }

  private Chosen asExpected(
      PlanningProblem problem, SearchSettings settings, PlanPreference preference) {
    SearchResult result = search.search(problem, settings);
    EvaluatedPlan chosen = PlanSelector.select(result.plans(), preference);
    return new Chosen(result, result.plans(), result.known(), chosen, Optional.empty());
  }

  private Chosen robustly(
      PlanningProblem problem,
      SearchSettings settings,
      PlanPreference preference,
      RobustOptions options) {
    RobustResult result = new RobustSearch(search, options).search(problem, settings);
    PriceOfRobustness price = PriceOfRobustness.of(result, preference, ObjectiveSubset.ALL);
    EvaluatedPlan judged = price.robust().judged();
    return new Chosen(
        result.nominal(),
        result.shown().plans(),
        result.shown().known(),
        new EvaluatedPlan(judged.id(), judged.plan(), price.robust().expected()),
        Optional.of(new Robustness(options, price)));
  }
}
