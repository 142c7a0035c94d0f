package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.Gap;
import io.slit.core.workload.ClassId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that another server needs to route by the plans of an epoch. Immutable.
 *
 * @param scenario name of what they were made for
 * @param fingerprint of rows and columns: what it does not fit must not follow it
 * @param plan in force
 * @param others of its front, which requests may choose
 * @param run what is known of the run that made them
 */
public record PlanSnapshot(
    String scenario, String fingerprint, PublishedPlan plan, List<PublishedPlan> others, Run run) {
  /** Copies the list. */
  public PlanSnapshot {
    others = List.copyOf(others);
  }

  /**
   * What is known of the run that made the plans.
   *
   * @param demand requests per second by class that it was made for; empty where it is not known
   * @param gaps of its plans to what is possible; empty where they are not known
   * @param shown the plan in force as {@code GET /v1/plan} shows it, in JSON
   */
  public record Run(Map<ClassId, Double> demand, List<Gap> gaps, String shown) {
    /** Copies the collections. */
    public Run {
      demand = Map.copyOf(demand);
      gaps = List.copyOf(gaps);
    }
  }

  /** Tells whether a plan is one of them. */
  public boolean has(String planId) {
    return plan.id().equals(planId) || others.stream().anyMatch(one -> one.id().equals(planId));
  }

  /**
   * Returns the snapshot of a menu.
   *
   * @param planner asked for what is known of the run
   * @param shown the plan in force in JSON
   */
  public static PlanSnapshot of(
      PlanMenu menu, String scenario, String fingerprint, Planner planner, String shown) {
    PublishedPlan plan = menu.inForce().plan().published();
    List<PublishedPlan> others = new ArrayList<>();
    for (int i = PlanMenu.IN_FORCE + 1; i < menu.size(); i++) {
      others.add(menu.get(i).plan().published());
    }
    Run run = new Run(planner.demandOf(plan.id()), planner.gapsOf(plan.id()), shown);
    return new PlanSnapshot(scenario, fingerprint, plan, others, run);
  }
}
