package io.slit.server.planning;

import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.ConcurrencyBounds;

/**
 * Shows how many requests deployments should hold: a multiple of what the plan in force expects
 * there, worked out anew with each plan. Counted is what this server itself has sent and not got
 * back; decisions that callers were told are not, since many never report how they ended.
 *
 * <p>On simulated weeks a multiple of 2 took away the epochs in which one deployment held far more
 * than its plan expected, at no carbon. Thread-safe.
 */
public final class PlannedBounds {
  private final PlanBoard plans;
  private final FleetBoard fleet;
  private final OpenDecisions open;
  private double factor;

  private PlannedBounds(PlanBoard plans, FleetBoard fleet, OpenDecisions open, double factor) {
    this.plans = plans;
    this.fleet = fleet;
    this.open = open;
    this.factor = factor;
  }

  /**
   * Shows the bounds of each plan from now on.
   *
   * @param factor times the planned concurrency; 0 for no bounds
   */
  public static PlannedBounds follow(
      PlanBoard plans, FleetBoard fleet, OpenDecisions open, double factor) {
    PlannedBounds bounds = new PlannedBounds(plans, fleet, open, factor);
    plans.onPublish(bounds::renew);
    bounds.renew();
    return bounds;
  }

  /** Takes another multiple from now on; 0 for no bounds. */
  public synchronized void limit(double timesPlanned) {
    factor = timesPlanned;
    renew();
  }

  private synchronized void renew() {
    fleet.showBounds(
        factor == 0
            ? ConcurrencyBounds.NONE
            : plans
                .findCurrent()
                .map(posted -> ConcurrencyBounds.of(posted.plan(), factor, open::sentTo))
                .orElse(ConcurrencyBounds.NONE));
  }

  /** Returns how many requests the plan in force expects at a deployment; NaN if unknown. */
  public double planned(int deployment) {
    return plans.findCurrent().map(posted -> planned(posted.plan(), deployment)).orElse(Double.NaN);
  }

  private static double planned(ActivePlan plan, int deployment) {
    PublishedPlan published = plan.published();
    PlannedConcurrency expected = published.concurrency();
    int replicas =
        published.plan().poweredUnits(deployment) * plan.deployment(deployment).replicasPerUnit();
    return expected.isKnown() ? replicas * expected.perReplica().get(deployment) : Double.NaN;
  }

  /** Returns how many requests this server has open at a deployment. */
  public int open(int deployment) {
    return open.sentTo(deployment);
  }
}
