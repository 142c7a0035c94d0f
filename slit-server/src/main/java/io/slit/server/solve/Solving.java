package io.slit.server.solve;

import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import java.util.Optional;

/** Solves instances. */
public final class Solving {
  private static final double NANOS = 1e9;

  private Solving() {}

  /**
   * How a front is searched.
   *
   * @param budget allocations that may be judged, about
   * @param seed the same one gives the same front
   */
  public record FrontSearch(int budget, long seed) {}

  /**
   * Returns the exact optimum and the front beside it.
   *
   * @param solver of linear programs
   * @param search of the front; empty for none
   */
  public static Solved solve(
      AllocationInstance instance, Goal goal, Solvers.Named solver, Optional<FrontSearch> search) {
    long begin = System.nanoTime();
    AllocationSolver exact = new AllocationSolver(instance, solver.solver());
    AllocationAnswer answer = exact.solve(goal);
    double seconds = (System.nanoTime() - begin) / NANOS;
    Optional<Allocation> best =
        answer instanceof AllocationAnswer.Optimal optimal
            ? Optional.of(optimal.allocation())
            : Optional.empty();
    return new Solved(
        instance,
        goal,
        answer,
        new Solved.Effort(solver.name(), seconds),
        best.flatMap(
            found ->
                search.map(one -> new FrontSearcher(instance, exact, goal).search(one, found))));
  }
}
