package io.slit.server.solve;

import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.Term;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The front of the metaheuristic, held against exact optima.
 *
 * @param terms that it is made of
 * @param found allocations that no other found one is better than everywhere
 * @param exact optima: of each term, and of some weightings
 * @param gaps between the two
 * @param effort of the metaheuristic
 */
public record SearchedFront(
    List<Term> terms,
    List<Allocation> found,
    List<Allocation> exact,
    Gaps gaps,
    SearchEffort effort) {
  /** Copies the lists. */
  public SearchedFront {
    terms = List.copyOf(terms);
    found = List.copyOf(found);
    exact = List.copyOf(exact);
  }

  /**
   * What the metaheuristic spent.
   *
   * @param evaluations allocations judged
   * @param seconds it took
   */
  public record SearchEffort(int evaluations, double seconds) {}

  /**
   * How far the front is from exact optima.
   *
   * @param total of the goal
   * @param terms by term of the front
   * @param weightings over some weightings of the terms, in percent of their ranges
   */
  public record Gaps(Gap total, List<Gap> terms, Weightings weightings) {
    /** Copies the list. */
    public Gaps {
      terms = List.copyOf(terms);
    }
  }

  /**
   * The best value of the front and the exact one.
   *
   * @param name of the value
   * @param found the least in the front
   * @param exact the least there is
   */
  public record Gap(String name, double found, double exact) {
    private static final double ROUNDING = 1e-12;

    /** Returns how far the found value is above the exact one, in percent of its size. */
    public OptionalDouble percent() {
      if (Math.abs(found - exact) <= ROUNDING * Math.abs(exact)) {
        return OptionalDouble.of(0);
      }
      return exact == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(100 * (found - exact) / Math.abs(exact));
    }
  }

  /**
   * Gaps over weightings.
   *
   * @param count of weightings
   * @param meanPercent of the ranges of the terms
   * @param worstPercent of the ranges of the terms
   */
  public record Weightings(int count, double meanPercent, double worstPercent) {}
}
