package io.slit.server.solve;

import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.Goal;
import java.util.Optional;

/**
 * What came of solving an instance.
 *
 * @param instance that was solved
 * @param goal that was asked for
 * @param answer the exact optimum, or which limits are too tight
 * @param effort who solved it, and how long it took
 * @param front of the metaheuristic; empty where none was asked for or nothing is feasible
 */
public record Solved(
    AllocationInstance instance,
    Goal goal,
    AllocationAnswer answer,
    Effort effort,
    Optional<SearchedFront> front) {
  /**
   * Who solved it.
   *
   * @param solver by name
   * @param seconds of the exact solution
   */
  public record Effort(String solver, double seconds) {}
}
