package io.slit.server.planning;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanIds;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The front that the plan of an epoch was chosen from, with the problem it solves: what an operator
 * may put in force instead. Immutable; its plans have the ids they are published under.
 *
 * @param problem what was expected of the epoch
 * @param plans of the front, the one that the planner chose first
 * @param baselines what simple rules make of the same problem
 */
public record PlannedFront(
    PlanningProblem problem, List<EvaluatedPlan> plans, List<EvaluatedPlan> baselines) {
  /** Copies the lists. */
  public PlannedFront {
    plans = List.copyOf(plans);
    baselines = List.copyOf(baselines);
  }

  /** Returns the front of a cycle; plans that are the same are shown once. */
  static PlannedFront of(
      PlanningProblem problem,
      EvaluatedPlan chosen,
      List<EvaluatedPlan> found,
      List<EvaluatedPlan> baselines) {
    List<EvaluatedPlan> all = new ArrayList<>(List.of(chosen));
    all.addAll(found);
    Map<String, EvaluatedPlan> byId = new LinkedHashMap<>();
    for (EvaluatedPlan plan : all) {
      String id = PlanIds.of(problem.input().epoch(), plan.plan());
      byId.putIfAbsent(id, new EvaluatedPlan(id, plan.plan(), plan.objectives()));
    }
    return new PlannedFront(problem, List.copyOf(byId.values()), baselines);
  }

  /** Returns the plan that the planner chose. */
  public EvaluatedPlan chosen() {
    return plans.get(0);
  }

  /** Returns a plan of the front by its id. */
  public Optional<EvaluatedPlan> find(String id) {
    return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  /** Returns a plan of the front with all that is needed to apply it. */
  public Optional<PublishedPlan> publish(String id, Instant madeAt) {
    return find(id).map(plan -> published(problem, plan, madeAt));
  }

  /** Returns a plan of a problem with all that is needed to apply it. */
  public static PublishedPlan published(
      PlanningProblem problem, EvaluatedPlan plan, Instant madeAt) {
    return new PlanAssessor(problem, plan.plan()).published(plan.objectives(), madeAt);
  }
}
