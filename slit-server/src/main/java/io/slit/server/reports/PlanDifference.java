package io.slit.server.reports;

import io.slit.core.fleet.SiteId;
import io.slit.core.plan.EnergyMoves;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.units.Energy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changes from one plan to another of the same epoch, or of the same epochs.
 *
 * @param moves facility energy that sites give up and take over
 * @param hours of the day in which moves happen, by their ends; only of plans of several epochs
 * @param changes of each shown objective, second less first, in its unit
 */
public record PlanDifference(
    EnergyMoves moves, Map<Ends, String> hours, Map<ShownObjective, Double> changes) {
  /** Copies the maps, keeping their order. */
  public PlanDifference {
    hours = Map.copyOf(hours);
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /** Makes a difference within one epoch. */
  public PlanDifference(EnergyMoves moves, Map<ShownObjective, Double> changes) {
    this(moves, Map.of(), changes);
  }

  /** Two plans by their names, and the difference between them in words. */
  public record Told(String from, String to, String text) {}

  /** A plan, and its energy by site in each epoch. */
  private record Side(EvaluatedPlan plan, List<Map<SiteId, Energy>> energies) {
    static Side of(Exploration exploration, EvaluatedPlan plan) {
      return new Side(
          plan,
          exploration.searched().assessed(plan.plan()).stream()
              .map(EpochPart::energyBySite)
              .toList());
    }
  }

  /** Returns the difference from one plan of an exploration to another. */
  public static PlanDifference between(
      Exploration exploration, EvaluatedPlan first, EvaluatedPlan second) {
    return between(exploration, Side.of(exploration, first), Side.of(exploration, second));
  }

  private static PlanDifference between(Exploration exploration, Side first, Side second) {
    Map<ShownObjective, Double> changes = new LinkedHashMap<>();
    for (ShownObjective shown : exploration.objectives()) {
      changes.put(
          shown, shown.value(second.plan().objectives()) - shown.value(first.plan().objectives()));
    }
    Searched searched = exploration.searched();
    if (!searched.isJoint()) {
      EnergyMoves moves = EnergyMoves.between(first.energies().get(0), second.energies().get(0));
      return new PlanDifference(moves, changes);
    }
    MoveHours found =
        MoveHours.between(
            searched.from(),
            searched.first().epoch().length(),
            first.energies(),
            second.energies());
    return new PlanDifference(found.moves(), found.hours(), changes);
  }

  /** Returns the differences between any two picks that are not the same plan, in words. */
  public static List<Told> betweenPicks(Exploration exploration) {
    Map<String, Side> sides = new LinkedHashMap<>();
    exploration.selected().forEach((name, plan) -> sides.put(name, Side.of(exploration, plan)));
    List<Told> told = new ArrayList<>();
    sides.forEach(
        (from, first) ->
            sides.forEach(
                (to, second) -> {
                  if (!first.plan().id().equals(second.plan().id())) {
                    PlanDifference found = between(exploration, first, second);
                    told.add(new Told(from, to, DifferenceWords.of(found)));
                  }
                }));
    return told;
  }
}
