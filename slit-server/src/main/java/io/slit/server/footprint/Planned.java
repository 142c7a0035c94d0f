package io.slit.server.footprint;

import io.slit.core.impact.PlanImpact;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningProblem;

/**
 * What a plan was to cost over its epoch.
 *
 * @param total all of it
 * @param idle the part that the same powered units take when they serve nothing
 */
public record Planned(Amounts total, Amounts idle) {
  /** Nothing. */
  public static final Planned NONE = new Planned(Amounts.ZERO, Amounts.ZERO);

  static Planned of(PlanningProblem problem, RoutingPlan plan) {
    PlanImpact impact = new PlanAssessor(problem, plan).impact();
    return new Planned(Amounts.of(impact.total()), Amounts.of(impact.idle()));
  }

  /** Returns what routing has a say in. */
  public Amounts controllable() {
    return total.minus(idle);
  }

  Planned plus(Planned other) {
    return new Planned(total.plus(other.total), idle.plus(other.idle));
  }

  Planned times(double factor) {
    return new Planned(total.times(factor), idle.times(factor));
  }
}
