package io.slit.server.planning;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A few plans that stand for a front: what the named preferences ask for, then plans spread evenly
 * over it in the order of their carbon.
 */
final class FrontSample {
  private static final int SPREAD = 8;

  private FrontSample() {}

  /** Returns plans of a front besides the chosen one, each once. */
  static List<EvaluatedPlan> of(List<EvaluatedPlan> front, EvaluatedPlan chosen) {
    Map<String, EvaluatedPlan> sample = new LinkedHashMap<>();
    for (PlanPreference preference : PlanMenu.named()) {
      EvaluatedPlan plan = PlanSelector.select(front, preference);
      sample.put(plan.id(), plan);
    }
    List<EvaluatedPlan> byCarbon = new ArrayList<>(front);
    byCarbon.sort(
        Comparator.<EvaluatedPlan>comparingDouble(plan -> plan.objectives().get(Objective.CARBON))
            .thenComparing(EvaluatedPlan::id));
    for (int i = 0; i < SPREAD; i++) {
      EvaluatedPlan plan = byCarbon.get(i * (byCarbon.size() - 1) / (SPREAD - 1));
      sample.put(plan.id(), plan);
    }
    return sample.values().stream().filter(plan -> !plan.plan().equals(chosen.plan())).toList();
  }
}
