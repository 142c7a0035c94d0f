package io.slit.core.search;

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

  /** Returns the share of a pair. */
  public double share(int p) {
    return shares[p];
  }

  /** Sets the share of a pair; whoever sets shares sees to it that every class's sum to 1. */
  public void setShare(int p, double share) {
    shares[p] = share;
  }
}
