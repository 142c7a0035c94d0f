package io.slit.core.plan;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.units.Require;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Epsilon limits on a front: the most of each objective that an operator accepts.
 *
 * <p>Unlike {@link PlanPreference.WithinLimits}, which picks one plan even where none is inside,
 * this leaves out what is beyond and says so. Values are compared in single precision, as search
 * does.
 *
 * @param most of each limited objective, in its unit
 */
public record FrontLimits(Map<Objective, Double> most) {
  /** No limit. */
  public static final FrontLimits NONE = new FrontLimits(Map.of());

  /** Checks the limits. */
  public FrontLimits {
    most.forEach((objective, limit) -> Require.finite(limit, "limit of " + objective.key()));
    most = Map.copyOf(most);
  }

  /**
   * What limits leave of a front.
   *
   * @param within the plans inside every limit, in their order
   * @param excluded by limit, the plans beyond it; a plan beyond two limits counts for both
   * @param least by limit, the least value that any plan reaches, inside or not
   */
  public record Outcome(
      List<EvaluatedPlan> within, Map<Objective, Integer> excluded, Map<Objective, Double> least) {
    /** Copies the collections. */
    public Outcome {
      within = List.copyOf(within);
      excluded = Map.copyOf(excluded);
      least = Map.copyOf(least);
    }
  }

  /** Returns what these limits leave of the plans of a front. */
  public Outcome apply(List<EvaluatedPlan> plans) {
    Map<Objective, Integer> excluded = new EnumMap<>(Objective.class);
    Map<Objective, Double> least = new EnumMap<>(Objective.class);
    for (Objective objective : most.keySet()) {
      excluded.put(
          objective,
          (int) plans.stream().filter(plan -> isBeyond(plan.objectives(), objective)).count());
      plans.stream()
          .mapToDouble(plan -> plan.objectives().get(objective))
          .min()
          .ifPresent(value -> least.put(objective, value));
    }
    List<EvaluatedPlan> within = plans.stream().filter(plan -> admit(plan.objectives())).toList();
    return new Outcome(within, excluded, least);
  }

  /** Tells whether there is none. */
  public boolean isNone() {
    return most.isEmpty();
  }

  /** Tells whether values keep within every limit. */
  public boolean admit(ObjectiveVector values) {
    return most.keySet().stream().noneMatch(one -> isBeyond(values, one));
  }

  private boolean isBeyond(ObjectiveVector values, Objective objective) {
    return (float) values.get(objective)
        > most.getOrDefault(objective, Double.POSITIVE_INFINITY).floatValue();
  }
}
