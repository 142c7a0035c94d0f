package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What the named plans of a joint front are in each of its epochs, as CSV. */
public final class JointCsv {
  private JointCsv() {}

  /** Returns one row per epoch and named pick or baseline, in the columns of epochs.csv. */
  public static String epochs(Exploration exploration) {
    StringBuilder text = new StringBuilder();
    StringJoiner header = new StringJoiner(",");
    List.of("epoch_start", "name", "id", "demand_rps").forEach(header::add);
    exploration.objectives().forEach(shown -> header.add(shown.name()));
    text.append(header.add("what_if")).append('\n');
    for (Map.Entry<String, EvaluatedPlan> named : ExploredPeriod.named(exploration).entrySet()) {
      for (EpochPart part : exploration.searched().assessed(named.getValue().plan())) {
        StringJoiner cells =
            new StringJoiner(",")
                .add(part.problem().input().epoch().start().toString())
                .add(named.getKey())
                .add(named.getValue().id())
                .add(Double.toString(part.problem().totalDemand()));
        exploration
            .objectives()
            .forEach(shown -> cells.add(Double.toString(shown.value(part.objectives()))));
        text.append(cells.add(FrontCsv.whatIf(exploration))).append('\n');
      }
    }
    return text.toString();
  }
}
