package io.slit.server.reports;

import io.slit.core.fleet.SiteId;
import io.slit.core.plan.EnergyMoves;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.units.Energy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changes from one plan to another of the same epoch.
 *
 * @param moves facility energy that sites give up and take over
 * @param changes of each shown objective, second less first, in its unit
 */
public record PlanDifference(EnergyMoves moves, Map<ShownObjective, Double> changes) {
  /** Copies the map, keeping its order. */
  public PlanDifference {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /** Two plans by their names, and the difference between them in words. */
  public record Told(String from, String to, String text) {}

  /** Returns the difference from one plan of an exploration to another. */
  public static PlanDifference between(
      Exploration exploration, EvaluatedPlan first, EvaluatedPlan second) {
    PlanningProblem problem = exploration.problem();
    return between(
        exploration.objectives(),
        new Side(first, SiteEnergy.of(problem, first.plan())),
        new Side(second, SiteEnergy.of(problem, second.plan())));
  }

  private record Side(EvaluatedPlan plan, Map<SiteId, Energy> bySite) {}

  private static PlanDifference between(List<ShownObjective> objectives, Side first, Side second) {
    Map<ShownObjective, Double> changes = new LinkedHashMap<>();
    for (ShownObjective shown : objectives) {
      changes.put(
          shown, shown.value(second.plan().objectives()) - shown.value(first.plan().objectives()));
    }
    return new PlanDifference(EnergyMoves.between(first.bySite(), second.bySite()), changes);
  }

  /** Returns the differences between any two picks that are not the same plan, in words. */
  public static List<Told> betweenPicks(Exploration exploration) {
    Map<String, Side> sides = new LinkedHashMap<>();
    exploration
        .selected()
        .forEach(
            (name, plan) ->
                sides.put(name, new Side(plan, SiteEnergy.of(exploration.problem(), plan.plan()))));
    List<Told> told = new ArrayList<>();
    sides.forEach(
        (from, first) ->
            sides.forEach(
                (to, second) -> {
                  if (!first.plan().id().equals(second.plan().id())) {
                    PlanDifference found = between(exploration.objectives(), first, second);
                    told.add(new Told(from, to, DifferenceWords.of(found)));
                  }
                }));
    return told;
  }
}
