package io.slit.server.reports;

import java.util.Locale;

/** What the named plans of a period amount to, on one screen. */
public final class PeriodText {
  private PeriodText() {}

  /** Returns the text; lines end in a line feed. */
  public static String of(ExploredPeriod explored) {
    Period period = explored.period();
    Exploration first = explored.first();
    StringBuilder text = new StringBuilder(FrontText.whatIf(first));
    text.append(
        String.format(
            Locale.ROOT,
            "%s from %s to %s: %d epochs of %d minutes explored, one each %d minutes%n",
            first.world().scenario().name(),
            period.from(),
            period.to(),
            explored.epochs().size(),
            period.epochLength().toMinutes(),
            period.step().toMinutes()));
    text.append("  carbon, water and cost: sums over the period");
    if (period.epochsPerStep() > 1) {
      text.append(
          String.format(
              Locale.ROOT,
              ", each explored epoch standing for its step (times %.0f)",
              period.epochsPerStep()));
    }
    text.append("; ttft and quality: means over requests\n");
    long without = explored.epochsWithoutPlan();
    if (without > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %d of %d epochs have no plan within the limits: sums of the picks are without them%n",
              without,
              explored.epochs().size()));
    }
    text.append(String.format(Locale.ROOT, "  %-18s %6s", "name", "epochs"));
    FrontText.appendNames(text, first.objectives());
    for (PeriodSummary.Row row : PeriodSummary.of(explored).rows()) {
      text.append(String.format(Locale.ROOT, "  %-18s %6d", row.name(), row.epochs()));
      for (ShownObjective shown : first.objectives()) {
        text.append(FrontText.value(shown, shown.value(row.objectives()), false));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
