package io.slit.server.http;

import io.slit.core.plan.PlanPreference;
import io.slit.core.routing.FleetState;
import io.slit.server.planning.OpenDecisions;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What decisions depend on besides the plan, and who is told of them.
 *
 * @param state which deployments answer and have room
 * @param tenantPolicies which plan of the front decides for a tenant that does not say
 * @param open told of each decision
 */
public record Deciding(
    Supplier<FleetState> state, Map<String, PlanPreference> tenantPolicies, OpenDecisions open) {
  /** Copies the map. */
  public Deciding {
    tenantPolicies = Map.copyOf(tenantPolicies);
  }
}
