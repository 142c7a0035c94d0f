package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import java.util.Map;

/**
 * How requests are decided besides the plan.
 *
 * @param tenantPolicies which plan of the front decides for a tenant that does not say; the plan in
 *     force for tenants that are not in it
 * @param maxInFlight open requests that a powered replica takes; 0 for no limit
 */
public record RoutingConfig(Map<String, PlanPreference> tenantPolicies, int maxInFlight) {
  /** The plan in force for everybody, and no limit. */
  public static final RoutingConfig STANDARD = new RoutingConfig(Map.of(), 0);

  /** Copies the map. */
  public RoutingConfig {
    tenantPolicies = Map.copyOf(tenantPolicies);
  }
}
