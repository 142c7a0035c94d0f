package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.units.Require;
import java.util.OptionalDouble;

/**
 * How far the best plan of a search may be from the least possible in one objective.
 *
 * @param bound a value that no plan goes below
 * @param best the least value among the plans of the search
 */
public record Gap(Bound bound, double best) {
  /** Differences below this part of the bound are rounding. */
  private static final double ROUNDING = 1e-8;

  /** Checks that the value is a number. */
  public Gap {
    Require.finite(best, bound.objective().key());
  }

  /** Returns the objective. */
  public Objective objective() {
    return bound.objective();
  }

  /** Returns whether the bound is the least possible itself, so that the gap is not overstated. */
  public boolean exact() {
    return bound.reached();
  }

  /**
   * Returns by how many percent of the bound the best is above it; not negative. Of a negative
   * bound, percent of its size; of a bound of 0, nothing unless the best is 0 too.
   */
  public OptionalDouble percent() {
    double above = best - bound.value();
    double size = Math.abs(bound.value());
    if (above <= ROUNDING * size) {
      return OptionalDouble.of(0);
    }
    return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * above / size);
  }
}
