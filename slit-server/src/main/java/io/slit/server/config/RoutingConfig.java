package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import java.util.Map;

/**
 * How requests are decided besides the plan.
 *
 * @param tenantPolicies which plan of the front decides for a tenant that does not say; the plan in
 *     force for tenants that are not in it
 * @param maxInFlight open requests that a powered replica takes; 0 for no limit
 * @param maxInFlightFactor times what the plan expects at a deployment, from where on requests
 *     rather go elsewhere; 0 for no bound
 */
public record RoutingConfig(
    Map<String, PlanPreference> tenantPolicies, int maxInFlight, double maxInFlightFactor) {
  /** As measured on simulated weeks: it takes away crowds at no carbon. */
  static final double STANDARD_FACTOR = 2;

  /** The plan in force for everybody, no limit, and the standard bound. */
  public static final RoutingConfig STANDARD = new RoutingConfig(Map.of(), 0, STANDARD_FACTOR);

  /** Copies the map. */
  public RoutingConfig {
    tenantPolicies = Map.copyOf(tenantPolicies);
  }
}
