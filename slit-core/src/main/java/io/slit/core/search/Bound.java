package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.units.Require;

/**
 * A value of an objective that no feasible plan of a problem goes below.
 *
 * @param objective which
 * @param value in the unit of the objective; may be negative where prices or intensities are
 * @param reached whether a plan is known that reaches it, so that it is the least possible itself
 */
public record Bound(Objective objective, double value, boolean reached) {
  /** Checks that the value is a number. */
  public Bound {
    Require.finite(value, objective.key() + " bound");
  }
}
