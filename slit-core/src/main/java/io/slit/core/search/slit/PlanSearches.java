package io.slit.core.search.slit;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.slit.SlitOptions.Beyond;
import java.util.List;

/** The searches by name. */
public final class PlanSearches {
  private static final List<String> NAMES = List.of("slit", "sweep", "slit-nsga2", "nsga2");

  private PlanSearches() {}

  /** Returns the names; the first is the default. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Returns the search of a name: slit, the default; sweep, successive linear programs alone;
   * slit-nsga2, the sweep and then NSGA-II over priced genomes; nsga2, these genomes alone.
   *
   * @throws IllegalArgumentException if there is none, with the names there are
   */
  public static PlanSearch named(String name) {
    return new SlitPlanSearch(new SlitOptions(beyond(name)));
  }

  private static Beyond beyond(String name) {
    return switch (name) {
      case "slit" -> Beyond.KICKS;
      case "sweep" -> Beyond.SWEEP;
      case "slit-nsga2" -> Beyond.NSGA2;
      case "nsga2" -> Beyond.ONLY_NSGA2;
      default ->
          throw new IllegalArgumentException(
              "There is no search \"%s\": take one of %s.".formatted(name, NAMES));
    };
  }
}
