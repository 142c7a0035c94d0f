package io.slit.core.allocation;

/** Minimises a linear cost over a {@link LinearModel}: what a solver library answers. */
@FunctionalInterface
public interface LinearSolver {
  /**
   * Returns a point of least cost.
   *
   * @param model the bounds
   * @param cost by variable; not changed
   * @throws IllegalStateException if the solver gives up: neither a point nor a proof that none is
   *     within the bounds
   */
  LinearAnswer minimise(LinearModel model, double[] cost);
}
