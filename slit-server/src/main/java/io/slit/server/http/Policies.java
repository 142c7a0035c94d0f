package io.slit.server.http;

import io.slit.core.plan.PlanPreference;
import io.slit.server.config.PreferenceText;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import io.slit.server.json.RouteRequest.Wishes;
import io.slit.server.planning.PlanMenu;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides on whose behalf a request is made and which plan of the front decides it: the request's
 * own policy or weights, else its tenant's, else the plan in force.
 */
final class Policies {
  private static final String DEFAULT = "default";

  private volatile Map<String, PlanPreference> byTenant;

  Policies(Map<String, PlanPreference> byTenant) {
    this.byTenant = byTenant;
  }

  /** Decides by other policies of tenants from now on. */
  void replace(Map<String, PlanPreference> others) {
    byTenant = Map.copyOf(others);
  }

  /**
   * Returns the tenant of a request, or null if it has none.
   *
   * @throws ProblemException if the caller may not speak for it
   */
  static @Nullable String tenant(Caller caller, @Nullable String asked) {
    if (asked == null) {
      return caller.tenants().size() == 1 ? caller.tenants().iterator().next() : null;
    }
    if (!caller.speaksFor(asked)) {
      throw new ProblemException(Problems.otherTenant(asked));
    }
    return asked;
  }

  /**
   * Returns the position of the plan that decides.
   *
   * @throws ProblemException if the policy is not understood
   */
  int choose(PlanMenu menu, Wishes wishes, @Nullable String tenant) {
    if (wishes.weights() != null) {
      return menu.choose(new PlanPreference.Weighted(wishes.weights()));
    }
    if (wishes.policy() != null && !wishes.policy().equals(DEFAULT)) {
      return menu.choose(parse(wishes.policy()));
    }
    PlanPreference own = tenant == null ? null : byTenant.get(tenant);
    return own == null ? PlanMenu.IN_FORCE : menu.choose(own);
  }

  private static PlanPreference parse(String policy) {
    try {
      return PreferenceText.parse(policy);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          HttpProblem.ofField(
              "policy",
              "The field policy (%s) must be default, balanced, lowest:OBJECTIVE, weights:OBJECTIVE=N,... or limits:OBJECTIVE=N,... with OBJECTIVE one of ttft, carbon, water, cost, quality."
                  .formatted(policy)));
    }
  }
}
