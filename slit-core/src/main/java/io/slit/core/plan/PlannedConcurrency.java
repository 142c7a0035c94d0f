package io.slit.core.plan;

import io.slit.core.impact.PlanImpact;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.units.Require;
import java.util.List;

/**
 * Mean requests in service that a plan expects on a powered replica, by deployment.
 *
 * @param perReplica requests, 0 or more, by position in the fleet; empty where it is not known
 */
public record PlannedConcurrency(List<Double> perReplica) {
  /** Not known: plans that were made by hand, or by a planner that does not tell. */
  public static final PlannedConcurrency UNKNOWN = new PlannedConcurrency(List.of());

  /** Checks the values and copies the list. */
  public PlannedConcurrency {
    perReplica = List.copyOf(perReplica);
    perReplica.forEach(
        requests ->
            Require.atLeast(0, requests, "planned concurrency", "It is a mean of requests."));
  }

  /** Returns what an assessed plan expects. */
  public static PlannedConcurrency of(PlanImpact impact) {
    return new PlannedConcurrency(
        impact.deployments().stream().map(DeploymentImpact::concurrency).toList());
  }

  /** Tells whether the plan says what it expects. */
  public boolean isKnown() {
    return !perReplica.isEmpty();
  }

  /**
   * Returns how many requests a replica of a deployment may hold before it counts as crowded: a
   * multiple of what is expected, and not fewer than some.
   *
   * @param factor times the expected requests
   * @param least requests that are no crowd, however few are expected
   */
  public double bound(int deployment, double factor, double least) {
    return Math.max(least, factor * perReplica.get(deployment));
  }
}
