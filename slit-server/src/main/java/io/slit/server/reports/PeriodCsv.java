package io.slit.server.reports;

import io.slit.core.pareto.ObjectiveVector;
import java.util.List;
import java.util.StringJoiner;

/** The named plans of a period as two CSV tables: their totals, and their values epoch by epoch. */
public final class PeriodCsv {
  private PeriodCsv() {}

  /** Returns one row per name: the explored epochs that have it, and what they amount to. */
  public static String summary(ExploredPeriod explored) {
    StringBuilder text = new StringBuilder();
    appendHeader(text, new StringJoiner(",").add("name").add("epochs"), explored);
    for (PeriodSummary.Row row : PeriodSummary.of(explored).rows()) {
      StringJoiner cells =
          new StringJoiner(",").add(row.name()).add(Integer.toString(row.epochs()));
      append(text, cells, explored.first(), row.objectives());
    }
    return text.toString();
  }

  /** Returns one row per epoch and name, of one epoch each and not scaled to the step. */
  public static String epochs(ExploredPeriod explored) {
    StringBuilder text = new StringBuilder();
    StringJoiner header = new StringJoiner(",");
    List.of("epoch_start", "name", "id", "demand_rps").forEach(header::add);
    appendHeader(text, header, explored);
    for (Exploration epoch : explored.epochs()) {
      String at = epoch.problem().input().epoch().start().toString();
      String demand = Double.toString(epoch.problem().input().demand().totalPerSecond());
      ExploredPeriod.named(epoch)
          .forEach(
              (name, plan) ->
                  append(
                      text,
                      new StringJoiner(",").add(at).add(name).add(plan.id()).add(demand),
                      epoch,
                      plan.objectives()));
    }
    return text.toString();
  }

  private static void appendHeader(
      StringBuilder text, StringJoiner header, ExploredPeriod explored) {
    explored.first().objectives().forEach(shown -> header.add(shown.name()));
    text.append(header.add("what_if")).append('\n');
  }

  private static void append(
      StringBuilder text, StringJoiner cells, Exploration epoch, ObjectiveVector objectives) {
    for (ShownObjective shown : epoch.objectives()) {
      cells.add(Double.toString(shown.value(objectives)));
    }
    text.append(cells.add(FrontCsv.whatIf(epoch))).append('\n');
  }
}
