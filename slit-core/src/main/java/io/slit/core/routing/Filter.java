package io.slit.core.routing;

import io.slit.core.routing.DecisionExplanation.FilterReason;
import io.slit.core.workload.InferenceRequest.Constraints;
import org.jspecify.annotations.Nullable;

/** The rules by which a request's own constraints leave targets out. */
final class Filter {
  private Filter() {}

  /** Returns why a target of a row is left out, or null if it is allowed. */
  static @Nullable FilterReason why(ActivePlan.Row row, int i, Constraints constraints) {
    if (!constraints.residency().isEmpty()
        && !constraints.residency().contains(row.sites[i].region())) {
      return FilterReason.RESIDENCY;
    }
    if (!constraints.only().isEmpty() && !constraints.only().contains(row.deployments[i].id())) {
      return FilterReason.NOT_IN_ONLY;
    }
    if (constraints.ignore().contains(row.deployments[i].id())) {
      return FilterReason.IGNORED;
    }
    return row.targets[i].estimate().quality().compareTo(constraints.minQuality()) < 0
        ? FilterReason.BELOW_MIN_QUALITY
        : null;
  }
}
