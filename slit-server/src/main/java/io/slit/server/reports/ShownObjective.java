package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.pareto.ObjectiveVector;
import java.util.List;

/**
 * An objective as users read it: quality is shown itself, higher is better, where search minimises
 * its loss.
 *
 * @param objective what search minimises
 * @param name key in JSON, CSV and configuration
 * @param label for people
 * @param unit of the shown value
 * @param maximised whether more is better
 */
public record ShownObjective(
    Objective objective, String name, String label, String unit, boolean maximised) {
  /** All of them, in the order they are shown. */
  public static final List<ShownObjective> ALL =
      List.of(
          minimised(Objective.TTFT, "Mean TTFT"),
          minimised(Objective.CARBON, "Operational carbon"),
          minimised(Objective.WATER, "Water, site + source"),
          minimised(Objective.COST, "Energy cost"),
          new ShownObjective(
              Objective.QUALITY_LOSS, "quality", "Mean answer quality", "score", true));

  /** Returns those of a subset, in the order they are shown. */
  public static List<ShownObjective> in(ObjectiveSubset subset) {
    return ALL.stream().filter(shown -> subset.contains(shown.objective())).toList();
  }

  /** Returns one of them. */
  public static ShownObjective of(Objective objective) {
    return ALL.stream().filter(shown -> shown.objective() == objective).findFirst().orElseThrow();
  }

  /** Returns its name without the unit: ttft, carbon, water, cost or quality. */
  public String word() {
    int end = name.indexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }

  private static ShownObjective minimised(Objective objective, String label) {
    return new ShownObjective(objective, objective.key(), label, objective.unit(), false);
  }

  /**
   * Returns the value as it is shown: in single precision, in which search compares plans. More
   * digits would show a plan as dominated by another that search takes for its equal.
   */
  public double value(ObjectiveVector vector) {
    return shown(vector.get(objective));
  }

  /** Returns a value that search minimises as it is shown. */
  public double shown(double minimisedValue) {
    double value = Double.parseDouble(Float.toString((float) minimisedValue));
    return maximised ? 1 - value : value;
  }
}
