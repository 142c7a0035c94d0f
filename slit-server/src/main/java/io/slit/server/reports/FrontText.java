package io.slit.server.reports;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.SearchResult.Statistics;
import java.util.Locale;

/** The front of an exploration on one screen: its named picks beside the baselines. */
public final class FrontText {
  private static final String ROW = "  %-18s %-5s";

  private FrontText() {}

  /** Returns the text; lines end in a line feed. */
  public static String of(Exploration exploration) {
    StringBuilder text = new StringBuilder(head(exploration));
    double overrun = exploration.result().statistics().overrun();
    if (overrun > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "  the fleet cannot hold this demand: the plan overruns capacity and SLOs by %.3f%n",
              overrun));
    }
    text.append(String.format(Locale.ROOT, ROW, "pick", "plan"));
    ShownObjective.ALL.forEach(
        shown -> text.append(String.format(Locale.ROOT, " %12s", shown.name())));
    text.append('\n');
    exploration.selected().forEach((name, plan) -> append(text, name, plan.id(), plan));
    text.append("  baseline\n");
    for (EvaluatedPlan baseline : exploration.result().baselines()) {
      append(text, baseline.id(), "", baseline);
    }
    return text.toString();
  }

  private static String head(Exploration exploration) {
    Statistics statistics = exploration.result().statistics();
    return String.format(
        Locale.ROOT,
        "%s at %s: %d mutually non-dominated plans, %.1f requests/s%n"
            + "  %d evaluations in %.1f s, %d plans archived, seed %d, ended by %s%n",
        exploration.world().scenario().name(),
        exploration.problem().input().epoch().start(),
        exploration.result().plans().size(),
        exploration.problem().input().demand().totalPerSecond(),
        statistics.evaluations(),
        exploration.seconds(),
        statistics.archived(),
        exploration.seed(),
        statistics.stoppedBy().name().toLowerCase(Locale.ROOT));
  }

  private static void append(StringBuilder text, String name, String id, EvaluatedPlan plan) {
    text.append(String.format(Locale.ROOT, ROW, name, id));
    ObjectiveVector objectives = plan.objectives();
    for (ShownObjective shown : ShownObjective.ALL) {
      String format = shown.maximised() ? " %12.4f" : " %12.2f";
      text.append(String.format(Locale.ROOT, format, shown.value(objectives)));
    }
    text.append('\n');
  }
}
