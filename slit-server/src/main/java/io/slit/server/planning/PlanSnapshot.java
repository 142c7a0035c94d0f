package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.workload.ClassId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that another server needs to route by the plans of an epoch. Immutable.
 *
 * @param scenario name of what they were made for
 * @param fingerprint of rows and columns: what it does not fit must not follow it
 * @param plan in force
 * @param others of its front, which requests may choose
 * @param demand requests per second by class that it was made for; empty where it is not known
 */
public record PlanSnapshot(
    String scenario,
    String fingerprint,
    PublishedPlan plan,
    List<PublishedPlan> others,
    Map<ClassId, Double> demand) {
  /** Copies the collections. */
  public PlanSnapshot {
    others = List.copyOf(others);
    demand = Map.copyOf(demand);
  }

  /** Tells whether a plan is one of them. */
  public boolean has(String planId) {
    return plan.id().equals(planId) || others.stream().anyMatch(one -> one.id().equals(planId));
  }

  /** Returns the snapshot of a menu. */
  public static PlanSnapshot of(
      PlanMenu menu, String scenario, String fingerprint, Planner planner) {
    PublishedPlan plan = menu.inForce().plan().published();
    List<PublishedPlan> others = new ArrayList<>();
    for (int i = PlanMenu.IN_FORCE + 1; i < menu.size(); i++) {
      others.add(menu.get(i).plan().published());
    }
    return new PlanSnapshot(
        scenario, fingerprint, plan, others, new LinkedHashMap<>(planner.demandOf(plan.id())));
  }
}
