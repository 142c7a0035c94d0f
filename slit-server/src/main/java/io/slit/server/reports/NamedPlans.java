package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.json.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plans of an exploration by every name that people call them. */
public final class NamedPlans {
  private final Map<String, EvaluatedPlan> byName = new LinkedHashMap<>();

  /** Names the picks, baselines and plans of an exploration. */
  public NamedPlans(Exploration exploration) {
    exploration
        .selected()
        .forEach(
            (name, plan) -> {
              byName.put(name, plan);
              byName.put(name.substring(name.indexOf('_') + 1), plan);
            });
    exploration.baselines().forEach(plan -> byName.putIfAbsent(plan.id(), plan));
    exploration.plans().forEach(plan -> byName.putIfAbsent(plan.id(), plan));
  }

  /**
   * Returns a plan by the name of a pick (with or without {@code lowest_}), of a baseline, or its
   * own id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public EvaluatedPlan get(String name) {
    EvaluatedPlan plan = byName.get(name);
    if (plan == null) {
      throw new IllegalArgumentException(
          "There is no plan %s. %s".formatted(name, NearestName.advice(name, byName.keySet())));
    }
    return plan;
  }
}
