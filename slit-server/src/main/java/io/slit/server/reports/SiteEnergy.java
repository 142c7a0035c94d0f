package io.slit.server.reports;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.search.PlanningProblem;
import io.slit.core.units.Energy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The energy that a plan draws at each site in an epoch or several. */
public final class SiteEnergy {
  private SiteEnergy() {}

  /** Returns the facility energy by site over several epochs, in the order of the sites. */
  public static Map<SiteId, Energy> sum(List<Map<SiteId, Energy>> byEpoch) {
    Map<SiteId, Energy> sum = new LinkedHashMap<>();
    byEpoch.forEach(
        bySite -> bySite.forEach((site, energy) -> sum.merge(site, energy, Energy::plus)));
    return sum;
  }

  /** Returns the facility energy by site of what deployments do, in the order of the sites. */
  public static Map<SiteId, Energy> sum(PlanningProblem problem, List<DeploymentImpact> impacts) {
    Map<SiteId, Energy> bySite = new LinkedHashMap<>();
    for (Datacenter site : problem.input().fleet().sites()) {
      bySite.put(site.id(), Energy.ZERO);
    }
    List<Deployment> deployments = problem.input().fleet().deployments();
    for (int k = 0; k < impacts.size(); k++) {
      bySite.merge(deployments.get(k).site(), impacts.get(k).total().facility(), Energy::plus);
    }
    return bySite;
  }
}
