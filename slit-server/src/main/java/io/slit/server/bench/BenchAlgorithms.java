package io.slit.server.bench;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.nsga2.ShareEvolution;
import io.slit.core.search.slit.PlanSearches;
import io.slit.predictor.smile.BoostedSurrogate;
import io.slit.server.bench.peers.MoeaShareSearch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The searches that can be measured, by name: ours, parts of ours, and those of others. */
public final class BenchAlgorithms {
  /** The search that is used by default. */
  public static final String OURS = "slit";

  /** The sweep that references are made with, to far shorter edges than searches go. */
  public static final String FINE_SWEEP = "fine-sweep";

  private static final Map<String, Supplier<PlanSearch>> SEARCHES = searches();

  private BenchAlgorithms() {}

  private static Map<String, Supplier<PlanSearch>> searches() {
    Map<String, Supplier<PlanSearch>> searches = new LinkedHashMap<>();
    for (String name : PlanSearches.names()) {
      searches.put(name, () -> PlanSearches.named(name, new BoostedSurrogate()));
    }
    searches.put("slp", SweepSearch::withoutMoves);
    searches.put("lp-seeds", LatticeSearch::new);
    searches.put("jmetal-nsga2", ShareEvolution::nsga2);
    searches.put("jmetal-nsga2-sharp", ShareEvolution::sharpNsga2);
    searches.put("jmetal-nsga3", ShareEvolution::nsga3);
    searches.put("moea-nsga2", MoeaShareSearch::nsga2);
    searches.put("moea-nsga3", MoeaShareSearch::nsga3);
    searches.put("moea-agemoea2", MoeaShareSearch::ageMoea2);
    searches.put(FINE_SWEEP, SweepSearch::fine);
    return searches;
  }

  /** Returns all names but that of the sweep for references, ours first. */
  public static List<String> names() {
    return SEARCHES.keySet().stream().filter(name -> !name.equals(FINE_SWEEP)).toList();
  }

  /**
   * Returns the search of a name.
   *
   * @throws IllegalArgumentException if there is none, with the names there are
   */
  public static PlanSearch named(String name) {
    Supplier<PlanSearch> search = SEARCHES.get(name);
    if (search == null) {
      throw new IllegalArgumentException(
          "There is no algorithm \"%s\": take one of %s."
              .formatted(name, String.join(", ", SEARCHES.keySet())));
    }
    return search.get();
  }
}
