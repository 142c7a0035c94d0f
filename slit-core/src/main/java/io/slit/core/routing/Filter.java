package io.slit.core.routing;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.routing.DecisionExplanation.FilterReason;
import io.slit.core.units.Money;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Slo;
import org.jspecify.annotations.Nullable;

/** The rules by which a request's own constraints and objectives leave targets out. */
final class Filter {
  private Filter() {}

  /** Returns why a target of a row is left out, or null if it is allowed. */
  static @Nullable FilterReason why(ActivePlan.Row row, int i, Constraints constraints) {
    return why(row.sites[i].region(), row.deployments[i].id(), row.targets[i], constraints);
  }

  /** Returns why a target is left out, or null if it is allowed. */
  static @Nullable FilterReason why(
      Region region, DeploymentId deployment, PlanTarget target, Constraints constraints) {
    if (!constraints.residency().isEmpty() && !constraints.residency().contains(region)) {
      return FilterReason.RESIDENCY;
    }
    if (!constraints.only().isEmpty() && !constraints.only().contains(deployment)) {
      return FilterReason.NOT_IN_ONLY;
    }
    if (constraints.ignore().contains(deployment)) {
      return FilterReason.IGNORED;
    }
    TargetEstimate estimate = target.estimate();
    if (estimate.quality().compareTo(constraints.minQuality()) < 0) {
      return FilterReason.BELOW_MIN_QUALITY;
    }
    Money most = constraints.maxCost();
    return most != null && estimate.cost().compareTo(most) > 0 ? FilterReason.ABOVE_MAX_COST : null;
  }

  /** Returns the targets that a request's constraints allow. */
  static Subset allowed(ActivePlan.Row row, Constraints constraints) {
    if (constraints.isNone()) {
      return row.every;
    }
    Subset ofOneRegion = ofOneRegion(row, constraints);
    if (ofOneRegion != null) {
      return ofOneRegion;
    }
    long[] allowed = Positions.none(row.targets.length);
    for (int i = 0; i < row.targets.length; i++) {
      if (why(row, i, constraints) == null) {
        Positions.set(allowed, i);
      }
    }
    return row.every.narrowedTo(allowed);
  }

  /** The most frequent constraint is prepared: one region and nothing else. */
  private static @Nullable Subset ofOneRegion(ActivePlan.Row row, Constraints constraints) {
    if (constraints.residency().size() != 1 || !constraints.isResidencyOnly()) {
      return null;
    }
    for (int i = 0; i < row.regions.length; i++) {
      if (constraints.residency().contains(row.regions[i])) {
        return row.subsets[i];
      }
    }
    return null;
  }

  /** Returns the allowed positions that are expected to keep what the request asks for. */
  static Subset meetingSlo(ActivePlan.Row row, Subset allowed, InferenceRequest request) {
    if (request.slo().isNone()) {
      return allowed;
    }
    long[] meeting = Positions.none(row.targets.length);
    for (int i = 0; i < row.targets.length; i++) {
      if (allowed.has(i) && miss(row.targets[i].estimate(), request) == null) {
        Positions.set(meeting, i);
      }
    }
    return allowed.narrowedTo(meeting);
  }

  /** What meets the request's objectives, or all that is allowed where nothing usable does. */
  static Subset wanted(
      ActivePlan.Row row, Subset allowed, InferenceRequest request, FleetState state) {
    if (request.slo().isNone()) {
      return allowed;
    }
    Subset meeting = meetingSlo(row, allowed, request);
    return anyUsable(row, meeting, state) ? meeting : allowed;
  }

  static boolean anyMeetsSlo(ActivePlan.Row row, InferenceRequest request, FleetState state) {
    Subset meeting = meetingSlo(row, allowed(row, request.constraints()), request);
    return anyUsable(row, meeting, state);
  }

  static boolean anyUsable(ActivePlan.Row row, Subset subset, FleetState state) {
    for (int i = 0; i < row.columns.length; i++) {
      if (subset.has(i) && state.usable(row.columns[i])) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether any of those that the request asks for is within its bound. */
  static boolean anyPreferred(ActivePlan.Row row, InferenceRequest request, FleetState state) {
    Subset wanted = wanted(row, allowed(row, request.constraints()), request, state);
    for (int i = 0; i < row.columns.length; i++) {
      if (wanted.has(i) && state.prefers(row.columns[i])) {
        return true;
      }
    }
    return false;
  }

  static boolean anyHealthy(ActivePlan.Row row, Subset subset, FleetState state) {
    for (int i = 0; i < row.columns.length; i++) {
      if (subset.has(i) && state.healthy().has(row.columns[i])) {
        return true;
      }
    }
    return false;
  }

  /** Returns what a target is expected to miss, or null if nothing. */
  static @Nullable FilterReason miss(TargetEstimate estimate, InferenceRequest request) {
    Slo slo = request.slo();
    if (slo.ttft() != null && estimate.ttftP95().compareTo(slo.ttft()) > 0) {
      return FilterReason.MISSES_TTFT;
    }
    if (slo.tpot() != null && estimate.tpot().compareTo(slo.tpot()) > 0) {
      return FilterReason.MISSES_TPOT;
    }
    if (slo.timeLeft() == null) {
      return null;
    }
    double seconds =
        estimate.ttftP95().seconds() + request.maxOutputTokens() * estimate.tpot().seconds();
    return seconds > slo.timeLeft().seconds() ? FilterReason.MISSES_DEADLINE : null;
  }
}
