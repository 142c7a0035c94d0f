package io.slit.core.search.lp;

/**
 * What a {@link LinearPlanner} found last: a view that the next solve overwrites, so that solving
 * does not allocate.
 */
public final class LinearSolution {
  /** How a solve ended. */
  public enum Status {
    /** No plan within capacity costs less. */
    OPTIMAL,
    /** No plan keeps within capacity; this one exceeds it by least in all. */
    INFEASIBLE,
    /** The bound on iterations ended it; the plan may cost more than it must. */
    UNFINISHED
  }

  Status status = Status.UNFINISHED;
  double objective;
  double overflowReplicas;
  int iterations;
  final double[] prices;

  LinearSolution(int deployments) {
    prices = new double[deployments];
  }

  /** Forgets everything: nothing solved yet, and so nothing missed. */
  void clear() {
    status = Status.OPTIMAL;
    objective = 0;
    overflowReplicas = 0;
    iterations = 0;
  }

  /** Adds the solution of a part, whose deployments have these positions here. */
  void add(LinearSolution part, int[] deployments) {
    status = worse(status, part.status);
    objective += part.objective;
    overflowReplicas += part.overflowReplicas;
    iterations += part.iterations;
    for (int i = 0; i < deployments.length; i++) {
      prices[deployments[i]] = part.prices[i];
    }
  }

  private static Status worse(Status a, Status b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Returns how the solve ended. */
  public Status status() {
    return status;
  }

  /** Tells whether the plan keeps within capacity. */
  public boolean feasible() {
    return overflowReplicas == 0;
  }

  /** Returns by how many replicas the bookings exceed the capacity of deployments, in all. */
  public double overflowReplicas() {
    return overflowReplicas;
  }

  /** Returns the sum of score x demand x share: score each second. */
  public double objective() {
    return objective;
  }

  /**
   * Returns what the objective would fall by for one more replica of a deployment: its dual price,
   * not negative, in score for each replica-second booked. Of an infeasible program, what the
   * overflow would fall by.
   */
  public double price(int deployment) {
    return prices[deployment];
  }

  /** Returns how many steps the simplex took. */
  public int iterations() {
    return iterations;
  }
}
