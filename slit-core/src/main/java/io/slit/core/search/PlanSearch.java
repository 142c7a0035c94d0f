package io.slit.core.search;

/** Finds the Pareto front of a planning problem. */
@FunctionalInterface
public interface PlanSearch {
  /**
   * Searches; the same problem and settings give the same front if time did not end it.
   *
   * @throws PlanningException if no plan is feasible
   */
  SearchResult search(PlanningProblem problem, SearchSettings settings);
}
