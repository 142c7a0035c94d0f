package io.slit.core.routing;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.plan.PlanTarget;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.InferenceRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a request went where it went.
 *
 * @param requestClass the class it was routed as
 * @param ranked targets that were allowed, the largest share first, then the least TTFT
 * @param filtered targets that were left out, and why
 */
public record DecisionExplanation(
    ClassId requestClass, List<PlanTarget> ranked, List<Filtered> filtered) {
  /** Copies the lists. */
  public DecisionExplanation {
    ranked = List.copyOf(ranked);
    filtered = List.copyOf(filtered);
  }

  /** A target that was left out. */
  public record Filtered(DeploymentId deployment, FilterReason reason) {}

  /** Why a target was left out. */
  public enum FilterReason {
    /** Its site's region is not one the request allows. */
    RESIDENCY,
    /** The request names others only. */
    NOT_IN_ONLY,
    /** The request excludes it. */
    IGNORED,
    /** Its model's score on the task is too low. */
    BELOW_MIN_QUALITY
  }

  /** Explains the decision on a request of a known class. Allocates: not for the hot path. */
  public static DecisionExplanation of(
      ActivePlan plan, int requestClass, InferenceRequest request) {
    ActivePlan.Row row = plan.row(requestClass);
    List<PlanTarget> ranked = new ArrayList<>();
    List<Filtered> filtered = new ArrayList<>();
    for (int i = 0; i < row.targets.length; i++) {
      FilterReason reason = Filter.why(row, i, request.constraints());
      if (reason == null) {
        ranked.add(row.targets[i]);
      } else {
        filtered.add(new Filtered(row.deployments[i].id(), reason));
      }
    }
    ranked.sort(
        Comparator.comparing(PlanTarget::share)
            .reversed()
            .thenComparing(target -> target.estimate().ttft()));
    ClassId id = plan.published().plan().shape().classes().get(requestClass);
    return new DecisionExplanation(id, ranked, filtered);
  }
}
