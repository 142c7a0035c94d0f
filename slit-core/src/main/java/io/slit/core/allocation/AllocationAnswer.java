package io.slit.core.allocation;

import java.util.List;
import java.util.OptionalDouble;

/** What an {@link AllocationSolver} answers. */
public sealed interface AllocationAnswer {
  /**
   * The exact optimum.
   *
   * @param allocation where queries go
   * @param total its worth, see {@link Goal#total}
   * @param provenGap by how much the last term or weighted sum may be above the least possible at
   *     most, in its unit: proven by weak duality; empty where the solver told no prices
   */
  record Optimal(Allocation allocation, double total, OptionalDouble provenGap)
      implements AllocationAnswer {}

  /**
   * No allocation keeps all limits.
   *
   * @param conflicts ways to make room, each enough by itself; the first has the fewest limits
   */
  record Infeasible(List<Conflict> conflicts) implements AllocationAnswer {
    /** Copies the list. */
    public Infeasible {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * Limits that are too tight: raised to what is needed, an allocation exists.
   *
   * @param shortfalls of them
   */
  record Conflict(List<Shortfall> shortfalls) {
    /** Copies the list. */
    public Conflict {
      shortfalls = List.copyOf(shortfalls);
    }
  }

  /**
   * A limit and what it would have to be.
   *
   * @param limit that is too tight
   * @param needed instead of what is allowed, in its unit
   */
  record Shortfall(Limit limit, double needed) {
    /** Returns how much is missing, in its unit. */
    public double missing() {
      return needed - limit.allowed();
    }
  }
}
