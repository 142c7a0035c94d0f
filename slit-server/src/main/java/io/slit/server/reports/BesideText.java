package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The named plans of a run under what-ifs beside the same run without any: with less without.
 *
 * <p>Each is the pick of its own front, so they differ by the changed conditions and by what plans
 * make of them.
 */
public final class BesideText {
  private BesideText() {}

  /** Returns the table; lines end in a line feed. */
  public static String of(Exploration changed, Exploration measured) {
    StringBuilder text = new StringBuilder("  with what-ifs less without\n");
    text.append(String.format(Locale.ROOT, "  %-24s", "pick"));
    FrontText.appendNames(text, changed.objectives());
    Map<String, EvaluatedPlan> without = ExploredPeriod.named(measured);
    ExploredPeriod.named(changed)
        .forEach(
            (name, plan) -> {
              EvaluatedPlan other = without.get(name);
              if (other != null) {
                text.append(String.format(Locale.ROOT, "  %-24s", name));
                append(text, changed.objectives(), plan, other);
              }
            });
    return text.toString();
  }

  private static void append(
      StringBuilder text,
      List<ShownObjective> objectives,
      EvaluatedPlan with,
      EvaluatedPlan without) {
    for (ShownObjective shown : objectives) {
      double gap = shown.value(with.objectives()) - shown.value(without.objectives());
      text.append(FrontText.value(shown, gap, true));
    }
    text.append('\n');
  }
}
