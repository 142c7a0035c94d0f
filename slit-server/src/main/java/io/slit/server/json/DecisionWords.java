package io.slit.server.json;

import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.RoutingDecision.Mode;

/** Says in one sentence why a request went where it went. */
final class DecisionWords {
  private DecisionWords() {}

  /** Returns the reason of a decision. */
  static String reason(Mode mode, PlanTarget drawn, String requestClass, String to) {
    double percent = 100 * drawn.share().value();
    return switch (mode) {
      case PLAN -> "The plan sends %.1f %% of class %s to %s.".formatted(percent, requestClass, to);
      case STALE_PLAN ->
          "The last plan, whose epoch is over, sends %.1f %% of class %s to %s."
              .formatted(percent, requestClass, to);
      case FALLBACK_WEIGHTS ->
          "The plan gives class %s nothing that is allowed, answers and has room; drawn by capacity over latency."
              .formatted(requestClass);
      case PINNED -> "The constraints allow %s only.".formatted(to);
      case FAIL_OPEN ->
          "No allowed deployment is known to answer; %s is tried as if all did.".formatted(to);
    };
  }

  /** Returns what is to be said of deployments that hold too much; empty if none does. */
  static String crowding(RoutedAnswer.Why why, String to) {
    if (why.overBound()) {
      return " All that may serve it are over planned concurrency, %s the least.".formatted(to);
    }
    long over = why.filtered().stream().filter(HttpProblem.LeftOut::isOverPlanned).count();
    return over == 0 ? "" : " Left out as over planned concurrency: %d.".formatted(over);
  }
}
