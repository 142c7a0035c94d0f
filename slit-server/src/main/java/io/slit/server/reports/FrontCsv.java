package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import java.util.StringJoiner;

/**
 * Writes the front of an exploration as CSV: a row for each plan, then one for each baseline. The
 * last column says what-ifs, and is empty where nothing is changed.
 */
public final class FrontCsv {
  private FrontCsv() {}

  /** Returns the table; lines end in a line feed. */
  public static String write(Exploration exploration) {
    StringBuilder text = new StringBuilder();
    StringJoiner header = new StringJoiner(",").add("kind").add("id");
    exploration.objectives().forEach(shown -> header.add(shown.name()));
    text.append(header.add("what_if")).append('\n');
    exploration.plans().forEach(plan -> append(text, exploration, "plan", plan));
    exploration.baselines().forEach(plan -> append(text, exploration, "baseline", plan));
    return text.toString();
  }

  private static void append(
      StringBuilder text, Exploration exploration, String kind, EvaluatedPlan plan) {
    StringJoiner row = new StringJoiner(",").add(kind).add(plan.id());
    for (ShownObjective shown : exploration.objectives()) {
      row.add(Double.toString(shown.value(plan.objectives())));
    }
    text.append(row.add(whatIf(exploration))).append('\n');
  }

  /** Returns all changes in one cell; no site's name can hold a comma or a quote. */
  static String whatIf(Exploration exploration) {
    return String.join("; ", exploration.question().whatIf().texts());
  }
}
