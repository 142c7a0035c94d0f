package io.slit.server.json;

import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.RoutingDecision.Routed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision with all that is told about it.
 *
 * @param requestId names the request
 * @param routed the decision
 * @param ranked the target, then the next best ones
 * @param by the plan it was made by
 * @param why the explanation, or null if none was asked for
 * @param how what else was asked for
 */
public record RoutedAnswer(
    String requestId, Routed routed, List<PlanTarget> ranked, By by, @Nullable Why why, How how) {
  /**
   * What else was asked for.
   *
   * @param sloMet whether the target is expected to keep the times asked for; null if none were
   * @param dryRun whether nothing is booked
   */
  public record How(@Nullable Boolean sloMet, boolean dryRun) {
    /** Nothing. */
    public static final How PLAIN = new How(null, false);
  }

  /**
   * The plan a decision was made by.
   *
   * @param plan the plan
   * @param stale whether its epoch is over
   * @param ageMillis time since it was made
   */
  public record By(ActivePlan plan, boolean stale, long ageMillis) {}

  /**
   * Why the target was chosen.
   *
   * @param allowed targets that were allowed, the best first
   * @param filtered targets that were left out
   * @param overBound whether the target holds more requests than it should, as all others do
   */
  public record Why(
      List<PlanTarget> allowed, List<HttpProblem.LeftOut> filtered, boolean overBound) {}
}
