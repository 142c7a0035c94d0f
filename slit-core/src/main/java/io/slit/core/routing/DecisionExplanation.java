package io.slit.core.routing;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.plan.PlanTarget;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.InferenceRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request went where it went.
 *
 * @param requestClass the class it was routed as
 * @param ranked targets that were allowed, the largest share first, then the least TTFT
 * @param filtered targets that were left out, and why
 */
public record DecisionExplanation(
    ClassId requestClass, List<PlanTarget> ranked, List<Filtered> filtered) {
  private static final Comparator<PlanTarget> ORDER =
      Comparator.comparing(PlanTarget::share)
          .reversed()
          .thenComparing(target -> target.estimate().ttft());

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
    BELOW_MIN_QUALITY,
    /** A mean request of the class is expected to cost more there than the request allows. */
    ABOVE_MAX_COST,
    /** Its TTFT is expected to miss what the request asks for, and others do not. */
    MISSES_TTFT,
    /** Its time per output token is expected to miss what the request asks for. */
    MISSES_TPOT,
    /** It is expected to be done after the request's deadline. */
    MISSES_DEADLINE,
    /** It does not answer. */
    UNHEALTHY,
    /** It has no room for one more request. */
    FULL,
    /** It holds as many requests as it should by the plan, and others do not. */
    OVER_PLANNED_CONCURRENCY
  }

  /** Explains the decision where all deployments are well. */
  public static DecisionExplanation of(
      ActivePlan plan, int requestClass, InferenceRequest request) {
    return of(plan, requestClass, request, FleetState.ALL_WELL);
  }

  /** Explains the decision on a request of a known class. Allocates: not for the hot path. */
  public static DecisionExplanation of(
      ActivePlan plan, int requestClass, InferenceRequest request, FleetState state) {
    ActivePlan.Row row = plan.row(requestClass);
    boolean sloCounts = Filter.anyMeetsSlo(row, request, state);
    boolean boundsCount = Filter.anyPreferred(row, request, state);
    List<PlanTarget> ranked = new ArrayList<>();
    List<Filtered> filtered = new ArrayList<>();
    for (int i = 0; i < row.targets.length; i++) {
      FilterReason reason = why(row, i, request, state, sloCounts);
      if (reason == null && boundsCount && !state.prefers(row.columns[i])) {
        reason = FilterReason.OVER_PLANNED_CONCURRENCY;
      }
      if (reason == null) {
        ranked.add(row.targets[i]);
      } else {
        filtered.add(new Filtered(row.deployments[i].id(), reason));
      }
    }
    ranked.sort(ORDER);
    ClassId id = plan.published().plan().shape().classes().get(requestClass);
    return new DecisionExplanation(id, ranked, filtered);
  }

  private static @Nullable FilterReason why(
      ActivePlan.Row row, int i, InferenceRequest request, FleetState state, boolean sloCounts) {
    FilterReason hard = Filter.why(row, i, request.constraints());
    if (hard != null) {
      return hard;
    }
    if (!state.healthy().has(row.columns[i])) {
      return FilterReason.UNHEALTHY;
    }
    if (!state.open().has(row.columns[i])) {
      return FilterReason.FULL;
    }
    return sloCounts ? Filter.miss(row.targets[i].estimate(), request) : null;
  }
}
