package io.slit.server.planning;

import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionExplanation;
import io.slit.core.routing.FleetState;
import io.slit.core.workload.InferenceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The targets a caller tries one after the other: the drawn one, then the best others.
 *
 * <p>The order of all targets is worked out once per plan; a request walks it as far as it must.
 */
public final class Ranking {
  /** Targets of a ranking. */
  public static final int LENGTH = 3;

  private static final InferenceRequest UNCONSTRAINED =
      new InferenceRequest(
          "none", "any", 0, 0, InferenceRequest.Hints.NONE, InferenceRequest.Constraints.NONE);

  private final List<List<PlanTarget>> byClass;

  private Ranking(List<List<PlanTarget>> byClass) {
    this.byClass = byClass;
  }

  static Ranking of(ActivePlan plan) {
    int classes = plan.published().plan().shape().classes().size();
    return new Ranking(
        IntStream.range(0, classes)
            .mapToObj(row -> DecisionExplanation.of(plan, row, UNCONSTRAINED).ranked())
            .toList());
  }

  /**
   * Returns the drawn target and the best others that are allowed and usable, at most {@value
   * #LENGTH} in all.
   */
  public List<PlanTarget> of(
      ActivePlan plan, InferenceRequest request, FleetState state, int requestClass, int drawn) {
    List<PlanTarget> order = byClass.get(requestClass);
    List<PlanTarget> ranked = new ArrayList<>(LENGTH);
    ranked.add(target(order, requestClass, drawn));
    for (int i = 0; i < order.size() && ranked.size() < LENGTH; i++) {
      PlanTarget other = order.get(i);
      if (other.deployment() != drawn
          && state.usable(other.deployment())
          && plan.allows(other, request)) {
        ranked.add(other);
      }
    }
    return ranked;
  }

  private static PlanTarget target(List<PlanTarget> order, int requestClass, int deployment) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).deployment() == deployment) {
        return order.get(i);
      }
    }
    throw new IllegalStateException(
        "Deployment %d was drawn and is no target of class %d."
            .formatted(deployment, requestClass));
  }
}
