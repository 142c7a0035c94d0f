package io.slit.server.planning;

import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionExplanation;
import io.slit.core.workload.InferenceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The targets a caller tries one after the other: the drawn one, then the best others.
 *
 * <p>The orders of unconstrained requests are worked out once per plan; only a request with
 * constraints pays for its own.
 */
public final class Ranking {
  /** Targets of a ranking. */
  public static final int LENGTH = 3;

  private static final InferenceRequest UNCONSTRAINED =
      new InferenceRequest(
          "none", "any", 0, 0, InferenceRequest.Hints.NONE, InferenceRequest.Constraints.NONE);

  private final List<List<PlanTarget>> bestByClass;

  private Ranking(List<List<PlanTarget>> bestByClass) {
    this.bestByClass = bestByClass;
  }

  static Ranking of(ActivePlan plan) {
    int classes = plan.published().plan().shape().classes().size();
    return new Ranking(
        IntStream.range(0, classes).mapToObj(row -> best(plan, row, UNCONSTRAINED)).toList());
  }

  private static List<PlanTarget> best(ActivePlan plan, int row, InferenceRequest request) {
    return DecisionExplanation.of(plan, row, request).ranked().stream().limit(LENGTH).toList();
  }

  /** Returns the drawn target and the best others, at most {@value #LENGTH} in all. */
  public List<PlanTarget> of(
      ActivePlan plan, InferenceRequest request, int requestClass, int drawn) {
    List<PlanTarget> best =
        request.constraints().isNone()
            ? bestByClass.get(requestClass)
            : best(plan, requestClass, request);
    List<PlanTarget> ranked = new ArrayList<>(LENGTH);
    ranked.add(target(plan, requestClass, drawn));
    for (PlanTarget other : best) {
      if (other.deployment() != drawn && ranked.size() < LENGTH) {
        ranked.add(other);
      }
    }
    return ranked;
  }

  private static PlanTarget target(ActivePlan plan, int requestClass, int deployment) {
    for (PlanTarget target : plan.published().targets().get(requestClass)) {
      if (target.deployment() == deployment) {
        return target;
      }
    }
    throw new IllegalStateException(
        "Deployment %d was drawn and is no target of class %d."
            .formatted(deployment, requestClass));
  }
}
