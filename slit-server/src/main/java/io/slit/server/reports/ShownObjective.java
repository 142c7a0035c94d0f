package io.slit.server.reports;

import io.slit.core.pareto.Objective;
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

  private static ShownObjective minimised(Objective objective, String label) {
    return new ShownObjective(objective, objective.key(), label, objective.unit(), false);
  }

  /**
   * Returns the value as it is shown: in single precision, in which search compares plans. More
   * digits would show a plan as dominated by another that search takes for its equal.
   */
  public double value(ObjectiveVector vector) {
    double value = Double.parseDouble(Float.toString((float) vector.get(objective)));
    return maximised ? 1 - value : value;
  }
}
