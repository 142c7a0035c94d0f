package io.slit.core.search;

import java.util.Arrays;

/** A plan being made: shares by pair and powered units. Mutable, for one thread. */
public final class PlanBuffer {
  final double[] shares;
  final int[] units;

  /** Scratch of {@link PowerRule}. */
  final double[] neededReplicas;

  /** Makes an empty buffer for plans of a problem. */
  public PlanBuffer(PlanningProblem problem) {
    shares = new double[problem.pairCount()];
    units = new int[problem.deployments()];
    neededReplicas = new double[problem.deployments()];
  }

  /** Empties it: no share, no powered unit. */
  public void clear() {
    Arrays.fill(shares, 0);
    Arrays.fill(units, 0);
  }
}
