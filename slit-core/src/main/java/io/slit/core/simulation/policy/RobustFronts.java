package io.slit.core.simulation.policy;

import io.slit.core.search.Outlook;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.robust.HighDemand;
import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.robust.RobustSearch;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fronts that reckon with errors of the forecast, by name: {@code mean}, {@code p75}, {@code
 * cvar90} and so on judge plans over {@value #SCENARIOS} scenarios of it ({@link RobustSearch});
 * {@code high} and {@code total} make them for demand at the upper end of its 80 % interval, that
 * of each class or that of the total ({@link HighDemand}), and for conditions as expected.
 * Thread-safe.
 */
final class RobustFronts {
  /** Scenarios that plans are judged over, as many as a server takes by default. */
  static final int SCENARIOS = 9;

  private static final String HIGH = "high";
  private static final String TOTAL = "total";

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
      return under(HighDemand::ofEachClass);
    }
    if (name.equals(TOTAL)) {
      return under(HighDemand::ofTheTotal);
    }
    RobustOptions options = new RobustOptions(RiskMeasure.parse(name), SCENARIOS);
    RobustSearch robust = new RobustSearch(search, options);
    return (problem, asked) -> shown(robust, problem, asked);
  }

  private static SearchResult shown(
      RobustSearch robust, PlanningProblem problem, SearchSettings asked) {
    return robust.search(problem, asked).shown();
  }

  private PlanSearch under(Function<PlanningInput, Outlook> outlook) {
    return (problem, asked) ->
        search.search(problem.withOutlook(outlook.apply(problem.input())), asked);
  }
}
