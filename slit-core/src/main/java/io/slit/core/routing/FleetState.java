package io.slit.core.routing;

/**
 * What is known of the deployments besides the plan, at one moment; made anew when something
 * changes, never for a request. Immutable but for the counts behind the bounds.
 *
 * @param healthy those that answer; a target that fails leaves the plan's row, and its share goes
 *     to the rest in proportion
 * @param open those that have room for one more request
 * @param bounds of what deployments hold: one that is over its bound is left out while others that
 *     the request may go to are not
 */
public record FleetState(DeploymentMask healthy, DeploymentMask open, ConcurrencyBounds bounds) {
  /** All of them answer and have room. */
  public static final FleetState ALL_WELL = new FleetState(DeploymentMask.ALL, DeploymentMask.ALL);

  /** Sees deployments without bounds. */
  public FleetState(DeploymentMask healthy, DeploymentMask open) {
    this(healthy, open, ConcurrencyBounds.NONE);
  }

  /** Tells whether a deployment answers and has room. */
  public boolean usable(int deployment) {
    return healthy.has(deployment) && open.has(deployment);
  }

  /** Tells whether a deployment is usable and within what the plan expects there. */
  public boolean prefers(int deployment) {
    return usable(deployment) && bounds.isWithin(deployment);
  }

  /** Returns the same deployments without bounds. */
  FleetState withoutBounds() {
    return new FleetState(healthy, open);
  }
}
