package io.slit.core.search;

import io.slit.core.units.Require;
import java.util.List;

/**
 * How to search.
 *
 * @param budget when to end
 * @param seed of all that is random
 * @param menuSize plans to return at most
 * @param warmStart genomes of an earlier search to begin with
 * @param linearSeeding what to take of exact plans of the linear picture; by default what measured
 *     best (SEARCH.md)
 */
public record SearchSettings(
    SearchBudget budget,
    long seed,
    int menuSize,
    List<Genome> warmStart,
    LinearSeeding linearSeeding) {
  /** Plans returned by default. */
  public static final int DEFAULT_MENU_SIZE = 100;

  /** Copies the list. */
  public SearchSettings {
    Require.atLeast(1, menuSize, "menu size", "Ask for one plan at least.");
    warmStart = List.copyOf(warmStart);
  }

  /** Makes settings with the default seeding. */
  public SearchSettings(SearchBudget budget, long seed, int menuSize, List<Genome> warmStart) {
    this(budget, seed, menuSize, warmStart, LinearSeeding.PLANS);
  }

  /** Returns these settings with another seeding. */
  public SearchSettings withLinearSeeding(LinearSeeding seeding) {
    return new SearchSettings(budget, seed, menuSize, warmStart, seeding);
  }

  /** Returns a cold start with the default menu. */
  public static SearchSettings of(SearchBudget budget, long seed) {
    return new SearchSettings(budget, seed, DEFAULT_MENU_SIZE, List.of());
  }
}
