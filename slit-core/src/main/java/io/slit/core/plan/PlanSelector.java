package io.slit.core.plan;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.pareto.ObjectiveVector;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Picks the plan of a front that a {@link PlanPreference} asks for.
 *
 * <p>Objectives are scaled to [0, 1] between the ideal and the nadir point of the given plans, so
 * that no unit outweighs another. Ties go to the smaller Euclidean distance to the ideal point,
 * then to the smaller id: the pick does not depend on the order of the plans.
 */
public final class PlanSelector {
  private PlanSelector() {}

  /**
   * Returns the preferred plan.
   *
   * @throws IllegalArgumentException if there is no plan
   */
  public static EvaluatedPlan select(List<EvaluatedPlan> plans, PlanPreference preference) {
    return select(plans, preference, ObjectiveSubset.ALL);
  }

  /**
   * Returns the preferred plan where only some objectives count: distances to the ideal point leave
   * the others out.
   *
   * @throws IllegalArgumentException if there is no plan
   */
  public static EvaluatedPlan select(
      List<EvaluatedPlan> plans, PlanPreference preference, ObjectiveSubset counted) {
    if (plans.isEmpty()) {
      throw new IllegalArgumentException("There is no plan to select from.");
    }
    Scale scale = Scale.of(plans, counted);
    if (preference instanceof PlanPreference.Lowest lowest) {
      return least(plans, scale, vector -> vector.get(lowest.objective()));
    }
    if (preference instanceof PlanPreference.Weighted weighted) {
      return least(plans, scale, vector -> scale.weightedSum(vector, weighted));
    }
    if (preference instanceof PlanPreference.WithinLimits within) {
      return withinLimits(plans, scale, within);
    }
    return least(plans, scale, scale::distanceToIdeal);
  }

  private static EvaluatedPlan withinLimits(
      List<EvaluatedPlan> plans, Scale scale, PlanPreference.WithinLimits within) {
    List<EvaluatedPlan> inside =
        plans.stream().filter(plan -> scale.overrun(plan.objectives(), within) <= 0).toList();
    return inside.isEmpty()
        ? least(plans, scale, vector -> scale.overrun(vector, within))
        : least(inside, scale, scale::distanceToIdeal);
  }

  private static EvaluatedPlan least(
      List<EvaluatedPlan> plans, Scale scale, ToDoubleFunction<ObjectiveVector> value) {
    Comparator<EvaluatedPlan> order =
        Comparator.<EvaluatedPlan>comparingDouble(plan -> value.applyAsDouble(plan.objectives()))
            .thenComparingDouble(plan -> scale.distanceToIdeal(plan.objectives()))
            .thenComparing(EvaluatedPlan::id);
    return plans.stream().min(order).orElseThrow();
  }

  /** The box between the ideal and the nadir point. */
  private record Scale(ObjectiveVector ideal, ObjectiveVector nadir, ObjectiveSubset counted) {
    static Scale of(List<EvaluatedPlan> plans, ObjectiveSubset counted) {
      double[] low = plans.get(0).objectives().toArray();
      double[] high = low.clone();
      for (EvaluatedPlan plan : plans) {
        double[] values = plan.objectives().toArray();
        for (int i = 0; i < values.length; i++) {
          low[i] = Math.min(low[i], values[i]);
          high[i] = Math.max(high[i], values[i]);
        }
      }
      return new Scale(ObjectiveVector.of(low), ObjectiveVector.of(high), counted);
    }

    double scaled(ObjectiveVector vector, Objective objective) {
      double span = nadir.get(objective) - ideal.get(objective);
      return span == 0 ? 0 : (vector.get(objective) - ideal.get(objective)) / span;
    }

    double distanceToIdeal(ObjectiveVector vector) {
      double sum = 0;
      for (Objective objective : counted.objectives()) {
        double gap = scaled(vector, objective);
        sum += gap * gap;
      }
      return Math.sqrt(sum);
    }

    double weightedSum(ObjectiveVector vector, PlanPreference.Weighted weighted) {
      double sum = 0;
      for (Objective objective : Objective.values()) {
        sum += weighted.weights().getOrDefault(objective, 0.0) * scaled(vector, objective);
      }
      return sum;
    }

    double overrun(ObjectiveVector vector, PlanPreference.WithinLimits within) {
      double sum = 0;
      for (Objective objective : Objective.values()) {
        Double limit = within.limits().get(objective);
        double over = limit == null ? 0 : vector.get(objective) - limit;
        double span = nadir.get(objective) - ideal.get(objective);
        sum += Math.max(0, over) / (span == 0 ? 1 : span);
      }
      return sum;
    }
  }
}
