package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.SearchResult.Statistics;
import java.util.List;
import java.util.Locale;

/** The front of an exploration on one screen: its named picks beside the baselines. */
public final class FrontText {
  private static final String ROW = "  %-18s %-5s";

  private FrontText() {}

  /** Returns the text; lines end in a line feed. */
  public static String of(Exploration exploration) {
    StringBuilder text = new StringBuilder(whatIf(exploration)).append(head(exploration));
    double overrun = exploration.result().statistics().overrun();
    if (overrun > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "  the fleet cannot hold this demand: the plan overruns capacity and SLOs by %.3f%n",
              overrun));
    }
    FrontLimits limits = exploration.question().limits();
    if (!limits.most().isEmpty()) {
      text.append("  ").append(LimitsText.left(limits, exploration.front())).append('\n');
    }
    text.append(String.format(Locale.ROOT, ROW, "pick", "plan"));
    appendNames(text, exploration.objectives());
    exploration
        .selected()
        .forEach((name, plan) -> append(text, exploration, name, plan.id(), plan));
    text.append("  baseline\n");
    for (EvaluatedPlan baseline : exploration.baselines()) {
      append(text, exploration, baseline.id(), "", baseline);
    }
    text.append(RobustText.of(exploration));
    text.append("  best of each, and how far it may be from the possible\n");
    text.append(GapText.lines(exploration.gaps()));
    return text.toString();
  }

  /** Returns a line for what-ifs, or nothing. */
  static String whatIf(Exploration exploration) {
    List<String> texts = exploration.question().whatIf().texts();
    return texts.isEmpty() ? "" : "What if: " + String.join("; ", texts) + "\n";
  }

  private static String head(Exploration exploration) {
    Statistics statistics = exploration.result().statistics();
    return String.format(
        Locale.ROOT,
        "%s %s: %d mutually non-dominated plans, %.1f requests/s%n"
            + "  %d evaluations in %.1f s, %d plans archived, seed %d, ended by %s%n",
        exploration.world().scenario().name(),
        time(exploration.searched()),
        exploration.plans().size(),
        exploration.searched().demandPerSecond(),
        statistics.evaluations(),
        exploration.seconds(),
        statistics.archived(),
        exploration.question().seed(),
        statistics.stoppedBy().name().toLowerCase(Locale.ROOT));
  }

  private static String time(Searched searched) {
    if (!searched.isJoint()) {
      return "at " + searched.from();
    }
    return String.format(
        Locale.ROOT,
        "from %s to %s as one plan of %d epochs of %.0f minutes",
        searched.from(),
        searched.to(),
        searched.epochs().size(),
        searched.whole().epochSeconds() / 60);
  }

  static void appendNames(StringBuilder text, List<ShownObjective> objectives) {
    objectives.forEach(shown -> text.append(String.format(Locale.ROOT, " %12s", shown.name())));
    text.append('\n');
  }

  private static void append(
      StringBuilder text, Exploration exploration, String name, String id, EvaluatedPlan plan) {
    text.append(String.format(Locale.ROOT, ROW, name, id));
    for (ShownObjective shown : exploration.objectives()) {
      text.append(value(shown, shown.value(plan.objectives()), false));
    }
    text.append('\n');
  }

  static String value(ShownObjective shown, double value, boolean signed) {
    String format = (signed ? " %+12" : " %12") + (shown.maximised() ? ".4f" : ".2f");
    return String.format(Locale.ROOT, format, value);
  }
}
