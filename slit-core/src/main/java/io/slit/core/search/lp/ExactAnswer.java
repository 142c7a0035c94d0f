package io.slit.core.search.lp;

import io.slit.core.pareto.ObjectiveVector;

/** What an {@link ExactPlanner} answers. */
public sealed interface ExactAnswer {
  /**
   * There is a plan.
   *
   * @param plan the best
   */
  record Found(ExactPlan plan) implements ExactAnswer {}

  /**
   * No plan keeps within capacity.
   *
   * @param overflowReplicas by how many replicas bookings exceed it, at least
   */
  record NoRoom(double overflowReplicas) implements ExactAnswer {}

  /**
   * Plans keep within capacity, but none within the limits.
   *
   * @param nearest what the plan is worth that exceeds the limits by least, each excess counted in
   *     spans of its objective
   */
  record OutOfReach(ObjectiveVector nearest) implements ExactAnswer {}
}
