package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fronts of a period, epoch by epoch.
 *
 * @param period what was asked for
 * @param epochs what was found, in order, one at least
 */
public record ExploredPeriod(Period period, List<Exploration> epochs) {
  /** Copies the list. */
  public ExploredPeriod {
    epochs = List.copyOf(epochs);
  }

  /** Returns the first epoch: world and question are those of all. */
  public Exploration first() {
    return epochs.get(0);
  }

  /** Returns how many epochs have no plan within the limits. */
  public long epochsWithoutPlan() {
    return epochs.stream().filter(one -> one.plans().isEmpty()).count();
  }

  /** Returns the picks and then the baselines of an epoch, by name. */
  public static Map<String, EvaluatedPlan> named(Exploration epoch) {
    Map<String, EvaluatedPlan> named = new LinkedHashMap<>(epoch.selected());
    epoch.baselines().forEach(plan -> named.put(plan.id(), plan));
    return named;
  }
}
