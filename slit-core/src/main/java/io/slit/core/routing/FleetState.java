package io.slit.core.routing;

/**
 * What is known of the deployments besides the plan, at one moment. Immutable; made anew when
 * something changes, never for a request.
 *
 * @param healthy those that answer; a target that fails leaves the plan's row, and its share goes
 *     to the rest in proportion
 * @param open those that have room for one more request
 */
public record FleetState(DeploymentMask healthy, DeploymentMask open) {
  /** All of them answer and have room. */
  public static final FleetState ALL_WELL = new FleetState(DeploymentMask.ALL, DeploymentMask.ALL);

  /** Tells whether a deployment answers and has room. */
  public boolean usable(int deployment) {
    return healthy.has(deployment) && open.has(deployment);
  }
}
