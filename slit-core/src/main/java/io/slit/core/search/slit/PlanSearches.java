package io.slit.core.search.slit;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.Surrogate;
import io.slit.core.search.nsga2.Evolution;
import io.slit.core.search.slit.SlitOptions.Beyond;
import java.util.List;

/** The searches by name. */
public final class PlanSearches {
  /** The search that is used by default. */
  public static final String DEFAULT = "slit";

  private static final List<String> NAMES =
      List.of(
          DEFAULT,
          "slit-surrogate",
          "slit-style",
          "sweep",
          "slit-nsga2",
          "nsga2",
          "nsga3",
          "agemoea");

  private PlanSearches() {}

  /** Returns the names; the first is the default. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Returns the search of a name: slit, the default; slit-surrogate, the same with kicks that a
   * surrogate chooses; slit-style, a surrogate and moves of shares without linear programs; sweep,
   * successive linear programs alone; slit-nsga2, the sweep and then NSGA-II over priced genomes;
   * nsga2, nsga3 and agemoea, these genomes alone.
   *
   * @param learner of surrogates, where one is used
   * @throws IllegalArgumentException if there is none, with the names there are
   */
  public static PlanSearch named(String name, Surrogate.Learner learner) {
    requireName(name);
    if (name.equals("slit-style")) {
      return new SlitStyleSearch(learner);
    }
    return new SlitPlanSearch(options(name, learner));
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if there is no such search, with the names there are
   */
  public static void requireName(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no search \"%s\": take one of %s.".formatted(name, String.join(", ", NAMES)));
    }
  }

  private static SlitOptions options(String name, Surrogate.Learner learner) {
    return switch (name) {
      case DEFAULT -> SlitOptions.standard();
      case "slit-surrogate" -> SlitOptions.standard().withSurrogate(learner);
      case "sweep" -> SlitOptions.of(Beyond.SWEEP, Evolution.Kind.NSGA2);
      case "slit-nsga2" -> SlitOptions.of(Beyond.EVOLUTION, Evolution.Kind.NSGA2);
      case "nsga2" -> SlitOptions.of(Beyond.ONLY_EVOLUTION, Evolution.Kind.NSGA2);
      case "nsga3" -> SlitOptions.of(Beyond.ONLY_EVOLUTION, Evolution.Kind.NSGA3);
      case "agemoea" -> SlitOptions.of(Beyond.ONLY_EVOLUTION, Evolution.Kind.AGE_MOEA);
      default -> throw new IllegalStateException("Nobody said what %s is.".formatted(name));
    };
  }
}
