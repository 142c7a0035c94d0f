package io.slit.server.json;

import io.slit.core.pareto.Objective;
import io.slit.core.workload.InferenceRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a decision, as read.
 *
 * @param inference the request to be routed
 * @param wishes who asks, and how it wants to be decided
 */
public record RouteRequest(InferenceRequest inference, Wishes wishes) {
  /**
   * Who asks, and how it wants to be decided.
   *
   * @param tenant on whose behalf, or null if it is not said
   * @param policy which plan of the front decides, as written, or null for the default
   * @param weights of the objectives that choose the plan, or null
   * @param explain whether the answer says why
   * @param dryRun whether nothing is to be booked
   */
  public record Wishes(
      @Nullable String tenant,
      @Nullable String policy,
      @Nullable Map<Objective, Double> weights,
      boolean explain,
      boolean dryRun) {}

  /** Tells whether the answer says why. */
  public boolean explain() {
    return wishes.explain();
  }
}
