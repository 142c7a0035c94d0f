package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import java.util.StringJoiner;

/** Writes the front of an exploration as CSV: a row for each plan, then one for each baseline. */
public final class FrontCsv {
  private FrontCsv() {}

  /** Returns the table; lines end in a line feed. */
  public static String write(Exploration exploration) {
    StringBuilder text = new StringBuilder();
    StringJoiner header = new StringJoiner(",").add("kind").add("id");
    ShownObjective.ALL.forEach(shown -> header.add(shown.name()));
    text.append(header).append('\n');
    exploration.result().plans().forEach(plan -> append(text, "plan", plan));
    exploration.result().baselines().forEach(plan -> append(text, "baseline", plan));
    return text.toString();
  }

  private static void append(StringBuilder text, String kind, EvaluatedPlan plan) {
    StringJoiner row = new StringJoiner(",").add(kind).add(plan.id());
    for (ShownObjective shown : ShownObjective.ALL) {
      row.add(Double.toString(shown.value(plan.objectives())));
    }
    text.append(row).append('\n');
  }
}
