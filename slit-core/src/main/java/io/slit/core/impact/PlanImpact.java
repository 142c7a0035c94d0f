package io.slit.core.impact;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Share;
import java.util.List;

/**
 * What a plan does to the world over its epoch.
 *
 * @param deployments by deployment, in the order of the fleet
 */
public record PlanImpact(List<DeploymentImpact> deployments) {
  /** Copies the list. */
  public PlanImpact {
    deployments = List.copyOf(deployments);
  }

  /**
   * What one deployment does.
   *
   * @param deployment its name
   * @param poweredUnits units kept on
   * @param utilisation share of its powered capacity in use; above 1 it cannot serve all
   * @param concurrency mean requests in service on a replica
   * @param total footprint of all it draws
   * @param idle footprint of the same powered units serving nothing
   * @param embodied emissions of making it that fall to the epoch
   */
  public record DeploymentImpact(
      DeploymentId deployment,
      int poweredUnits,
      double utilisation,
      double concurrency,
      Footprint total,
      Footprint idle,
      CarbonMass embodied) {
    /** Returns the energy above idling, as a part of all: what routing controls. */
    public Share controllable() {
      double all = total.it().kwh();
      return new Share(all == 0 ? 0 : Math.max(0, all - idle.it().kwh()) / all);
    }
  }

  /** Returns the footprint of the fleet. */
  public Footprint total() {
    return deployments.stream()
        .map(DeploymentImpact::total)
        .reduce(Footprint.ZERO, Footprint::plus);
  }

  /** Returns the footprint of the same powered fleet serving nothing. */
  public Footprint idle() {
    return deployments.stream().map(DeploymentImpact::idle).reduce(Footprint.ZERO, Footprint::plus);
  }

  /** Returns the embodied emissions that fall to the epoch. */
  public CarbonMass embodied() {
    return deployments.stream()
        .map(DeploymentImpact::embodied)
        .reduce(CarbonMass.ZERO, CarbonMass::plus);
  }
}
