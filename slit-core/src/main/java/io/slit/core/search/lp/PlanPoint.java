package io.slit.core.search.lp;

import io.slit.core.plan.RoutingPlan;

/** A plan and what it is worth in a linear picture; the values are not to be changed. */
final class PlanPoint {
  /** By objective, in whatever unit the picture counts. */
  final double[] values;

  final RoutingPlan plan;

  PlanPoint(double[] values, RoutingPlan plan) {
    this.values = values;
    this.plan = plan;
  }
}
