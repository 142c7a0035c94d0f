package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import java.util.Map;

/** The settings of how requests are decided besides the plan. */
final class RoutingSettings {
  static final Setting<Map<String, PlanPreference>> TENANT_POLICIES =
      new Setting<>(
          "tenant_policies",
          "",
          "a list of tenant=preference, with preferences as in preference",
          "which plan of the front decides for a tenant's requests that do not say",
          Values::tenantPolicies);
  static final Setting<Integer> MAX_IN_FLIGHT =
      new Setting<>(
          "max_in_flight",
          "0",
          "0 to 100000; 0 for no limit",
          "open requests that a powered replica takes; needs outcomes to be reported",
          text -> Values.integer(text, 0, 100_000));
  static final Setting<Double> MAX_IN_FLIGHT_FACTOR =
      new Setting<>(
          "max_in_flight_factor",
          "2.0",
          "off, 0, or 0.01 to 100",
          "times the requests its plan expects at a deployment, from where on the proxy's requests"
              + " rather go elsewhere; off or 0: no such bound",
          text -> text.equals("off") || text.equals("0") ? 0 : Values.number(text, 0.01, 100));

  private RoutingSettings() {}
}
