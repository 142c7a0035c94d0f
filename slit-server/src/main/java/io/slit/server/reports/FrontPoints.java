package io.slit.server.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A front that was written to a file, as far as it is compared.
 *
 * @param label names it to people: its file
 * @param scenario its scenario
 * @param at start of its epoch
 * @param whatIf what was changed, in words
 * @param maximised whether more is better, by the name of the objective, in the order of the file
 * @param plans the value of every objective of each plan
 */
public record FrontPoints(
    String label,
    String scenario,
    String at,
    List<String> whatIf,
    Map<String, Boolean> maximised,
    List<Map<String, Double>> plans) {
  /** Copies the lists. */
  public FrontPoints {
    whatIf = List.copyOf(whatIf);
    plans = List.copyOf(plans);
  }

  /** Returns the plans as points that are minimised, in the order of some objectives. */
  List<double[]> minimised(List<String> names) {
    List<double[]> points = new ArrayList<>();
    for (Map<String, Double> plan : plans) {
      points.add(names.stream().mapToDouble(name -> sign(name) * value(plan, name)).toArray());
    }
    return points;
  }

  /** Returns the best value of an objective. */
  double best(String name) {
    return sign(name)
        * plans.stream().mapToDouble(plan -> sign(name) * value(plan, name)).min().orElseThrow();
  }

  private int sign(String name) {
    return Boolean.TRUE.equals(maximised.get(name)) ? -1 : 1;
  }

  private static double value(Map<String, Double> plan, String name) {
    return plan.getOrDefault(name, Double.NaN);
  }
}
