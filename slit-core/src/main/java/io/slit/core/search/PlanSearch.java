package io.slit.core.search;

/** Finds the Pareto front of a planning problem. */
@FunctionalInterface
public interface PlanSearch {
  /**
   * Searches; the same problem and settings give the same front if time did not end it.
   *
   * <p>Demand that the fleet cannot hold is no error: requests have to go somewhere. The result
   * then has the plan that overruns least, and says by how much.
   */
  SearchResult search(PlanningProblem problem, SearchSettings settings);
}
