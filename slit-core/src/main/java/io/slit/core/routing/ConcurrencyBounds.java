package io.slit.core.routing;

import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.RoutingPlan;
import java.util.function.IntUnaryOperator;

/**
 * How many open requests each deployment may hold before a request rather goes elsewhere: a
 * multiple of what the plan in force expects there. A preference for spreading, never a reason to
 * refuse.
 *
 * <p>Bounds are worked out once per plan; a look-up reads one count and one bound. Immutable but
 * for the counts, which somebody else keeps; as thread-safe as those. No allocation.
 */
public final class ConcurrencyBounds {
  /** No deployment is ever over its bound. */
  public static final ConcurrencyBounds NONE = new ConcurrencyBounds(new int[0], deployment -> 0);

  /** Assumption: a few requests on a replica are no crowd, however few are expected. */
  public static final double LEAST_PER_REPLICA = 4;

  private final int[] most;
  private final IntUnaryOperator open;

  private ConcurrencyBounds(int[] most, IntUnaryOperator open) {
    this.most = most;
    this.open = open;
  }

  /**
   * Returns the bounds of a plan: for each powered replica a multiple of the requests it is
   * expected to hold, at least {@link #LEAST_PER_REPLICA}. A deployment without power may hold
   * none.
   *
   * @param plan in force
   * @param factor times the expected requests, above 0
   * @param open requests at a deployment now
   * @return {@link #NONE} where the plan does not tell what it expects
   */
  public static ConcurrencyBounds of(ActivePlan plan, double factor, IntUnaryOperator open) {
    PlannedConcurrency expected = plan.published().concurrency();
    if (!expected.isKnown()) {
      return NONE;
    }
    RoutingPlan units = plan.published().plan();
    int[] most = new int[units.shape().deployments().size()];
    for (int k = 0; k < most.length; k++) {
      int replicas = units.poweredUnits(k) * plan.deployment(k).replicasPerUnit();
      most[k] = (int) Math.ceil(replicas * expected.bound(k, factor, LEAST_PER_REPLICA));
    }
    return new ConcurrencyBounds(most, open);
  }

  /** Tells whether a deployment may take one more request without being over its bound. */
  public boolean isWithin(int deployment) {
    return deployment >= most.length || open.applyAsInt(deployment) < most[deployment];
  }

  /**
   * Returns how full a deployment would be with one more request, as a multiple of its bound;
   * infinite where it may hold none, 0 where it has no bound.
   */
  double fill(int deployment) {
    return deployment >= most.length ? 0 : (open.applyAsInt(deployment) + 1.0) / most[deployment];
  }
}
