package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.server.config.SearchLimit;
import io.slit.server.planning.SearchPace;
import io.slit.server.planning.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the front of one epoch from what was measured over it. */
public final class Explorer {
  private static final double NANOS_PER_SECOND = 1e9;

  private final World world;
  private final ServingPredictor predictor;
  private final PlanSearch search;

  /** Makes an explorer of a world. */
  public Explorer(World world, ServingPredictor predictor, PlanSearch search) {
    this.world = world;
    this.predictor = predictor;
    this.search = search;
  }

  /**
   * Explores the epoch that holds an instant.
   *
   * @param limit of the search
   * @throws io.slit.core.search.PlanningException if no plan is feasible
   */
  public Exploration explore(Instant at, SearchLimit limit, long seed) {
    long start = System.nanoTime();
    Epoch epoch = world.scenario().time().epochAt(at);
    PlanningProblem problem = PlanningProblem.compile(world.measured(epoch), predictor);
    SearchResult result = search.search(problem, SearchSettings.of(SearchPace.budget(limit), seed));
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return new Exploration(world, problem, result, selected(result.plans()), seed, seconds);
  }

  private static Map<String, EvaluatedPlan> selected(List<EvaluatedPlan> plans) {
    Map<String, EvaluatedPlan> selected = new LinkedHashMap<>();
    selected.put("balanced", PlanSelector.select(plans, new PlanPreference.Balanced()));
    for (Objective objective : Objective.values()) {
      String name =
          objective == Objective.QUALITY_LOSS
              ? "highest_quality"
              : "lowest_" + objective.name().toLowerCase(Locale.ROOT);
      selected.put(name, PlanSelector.select(plans, new PlanPreference.Lowest(objective)));
    }
    return selected;
  }
}
