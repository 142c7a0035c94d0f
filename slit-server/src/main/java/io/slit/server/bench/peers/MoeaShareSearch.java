package io.slit.server.bench.peers;

import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchRun;
import io.slit.core.search.SearchSettings;
import java.util.List;
import org.moeaframework.algorithm.AGEMOEAII;
import org.moeaframework.algorithm.Algorithm;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.algorithm.NSGAIII;
import org.moeaframework.core.PRNG;

/**
 * NSGA-II (Deb et al. 2002), NSGA-III (Deb and Jain 2014) and AGE-MOEA-II (Panichella 2022) of the
 * MOEA Framework on plain, repaired shares, with the library's own settings.
 *
 * <p>Every plan seen is archived, and the menu is picked from the archive, as for every other
 * search. On the caller's thread only.
 */
public final class MoeaShareSearch implements PlanSearch {
  private final Kind kind;

  private enum Kind {
    NSGA2,
    NSGA3,
    AGEMOEA2
  }

  private MoeaShareSearch(Kind kind) {
    this.kind = kind;
  }

  /** Returns NSGA-II on shares. */
  public static MoeaShareSearch nsga2() {
    return new MoeaShareSearch(Kind.NSGA2);
  }

  /** Returns NSGA-III on shares. */
  public static MoeaShareSearch nsga3() {
    return new MoeaShareSearch(Kind.NSGA3);
  }

  /** Returns AGE-MOEA-II on shares. */
  public static MoeaShareSearch ageMoea2() {
    return new MoeaShareSearch(Kind.AGEMOEA2);
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    PRNG.setSeed(settings.seed());
    Algorithm algorithm = algorithm(new MoeaShareProblem(run, settings.objectives()));
    do {
      algorithm.step();
    } while (!run.isOver());
    algorithm.terminate();
    return SearchResult.of(run, settings, List.of());
  }

  private Algorithm algorithm(MoeaShareProblem problem) {
    return switch (kind) {
      case NSGA2 -> new NSGAII(problem);
      case NSGA3 -> new NSGAIII(problem);
      case AGEMOEA2 -> new AGEMOEAII(problem);
    };
  }
}
