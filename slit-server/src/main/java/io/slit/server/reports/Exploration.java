package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.server.planning.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The front of one epoch with all that explains it.
 *
 * @param world scenario and dataset
 * @param problem what was searched
 * @param result what was found
 * @param selected the plans that preferences pick, by the name of the preference
 * @param seed of the search
 * @param seconds wall time of compiling and searching
 */
public record Exploration(
    World world,
    PlanningProblem problem,
    SearchResult result,
    Map<String, EvaluatedPlan> selected,
    long seed,
    double seconds) {
  /** Copies the map, keeping its order. */
  public Exploration {
    selected = Collections.unmodifiableMap(new LinkedHashMap<>(selected));
  }
}
