package io.slit.core.simulation.policy;

import io.slit.core.search.Outlook;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.robust.RobustSearch;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Fronts that reckon with errors of the forecast, by name: {@code mean}, {@code p75}, {@code
 * cvar90} and so on judge plans over {@value #SCENARIOS} scenarios of it ({@link RobustSearch});
 * {@code high} makes them for the upper end of the demand's 80 % interval, and for conditions as
 * expected. Thread-safe.
 */
final class RobustFronts {
  /** Scenarios that plans are judged over, as many as a server takes by default. */
  static final int SCENARIOS = 9;

  private static final String HIGH = "high";

  private final PlanSearch search;
  private final Supplier<SearchSettings> settings;
  private final Map<String, SharedFront> fronts = new HashMap<>();

  RobustFronts(PlanSearch search, Supplier<SearchSettings> settings) {
    this.search = search;
    this.settings = settings;
  }

  /**
   * Returns the fronts of a measure.
   *
   * @throws IllegalArgumentException if the name is none
   */
  synchronized SharedFront of(String name) {
    return fronts.computeIfAbsent(name, any -> new SharedFront(searchBy(name), settings));
  }

  private PlanSearch searchBy(String name) {
    if (name.equals(HIGH)) {
      return (problem, asked) -> search.search(problem.withOutlook(high(problem)), asked);
    }
    RobustOptions options = new RobustOptions(RiskMeasure.parse(name), SCENARIOS);
    RobustSearch robust = new RobustSearch(search, options);
    return (problem, asked) -> shown(robust, problem, asked);
  }

  private static SearchResult shown(
      RobustSearch robust, PlanningProblem problem, SearchSettings asked) {
    return robust.search(problem, asked).shown();
  }

  private static Outlook high(PlanningProblem problem) {
    Outlook outlook = problem.input().outlook();
    return Outlook.certain(
        outlook.demand().high(), outlook.environment().expected(), outlook.demand().issuedAt());
  }
}
