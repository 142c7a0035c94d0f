package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.units.Require;
import java.util.List;

/**
 * How to search.
 *
 * @param budget when to end
 * @param seed of all that is random
 * @param menuSize plans to return at most
 * @param objectives to trade against each other, two at least; the others are reported only
 * @param warmStart plans of an earlier search to begin with; those of another shape are left out
 * @param workers who does the work; how many there are does not change the result
 */
public record SearchSettings(
    SearchBudget budget,
    long seed,
    int menuSize,
    List<Objective> objectives,
    List<RoutingPlan> warmStart,
    Workers workers) {
  /** Plans returned by default. */
  public static final int DEFAULT_MENU_SIZE = 100;

  /** Copies the lists. */
  public SearchSettings {
    Require.atLeast(1, menuSize, "menu size", "Ask for one plan at least.");
    objectives = objectives.stream().distinct().sorted().toList();
    warmStart = List.copyOf(warmStart);
    if (objectives.size() < 2) {
      throw new IllegalArgumentException(
          "A search trades two objectives at least against each other; given: %s."
              .formatted(objectives));
    }
  }

  /** Returns a cold start over all objectives with the default menu, on one thread. */
  public static SearchSettings of(SearchBudget budget, long seed) {
    return new SearchSettings(
        budget, seed, DEFAULT_MENU_SIZE, List.of(Objective.values()), List.of(), Workers.ONE);
  }

  /** Returns these settings with another budget. */
  public SearchSettings withBudget(SearchBudget other) {
    return new SearchSettings(other, seed, menuSize, objectives, warmStart, workers);
  }

  /** Returns these settings with another size of the menu. */
  public SearchSettings withMenuSize(int size) {
    return new SearchSettings(budget, seed, size, objectives, warmStart, workers);
  }

  /** Returns these settings with other objectives. */
  public SearchSettings withObjectives(List<Objective> others) {
    return new SearchSettings(budget, seed, menuSize, others, warmStart, workers);
  }

  /** Returns these settings with plans to begin with. */
  public SearchSettings withWarmStart(List<RoutingPlan> plans) {
    return new SearchSettings(budget, seed, menuSize, objectives, plans, workers);
  }

  /** Returns these settings with other workers. */
  public SearchSettings withWorkers(Workers others) {
    return new SearchSettings(budget, seed, menuSize, objectives, warmStart, others);
  }
}
