package io.slit.core.routing;

import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Reason;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import org.jspecify.annotations.Nullable;

/**
 * Routes one request by a plan. Stateless and pure: the same request id and plan always give the
 * same target.
 *
 * <p>Without constraints the target is drawn from the plan's row at a point that is a hash of
 * request id and plan id. With constraints it is drawn from the allowed part of the row, rescaled.
 * A session sticks: among the allowed entries the one with the largest weighted rendezvous score of
 * the session id wins (Thaler and Ravishankar 1998; weights as in Schindelhauer and Schomaker
 * 2005), so that a plan whose shares change by d in all moves at most 2d/(1 + d) of the sessions
 * (Moulton and Jiang 2018). Where the plan gives nothing to what the request allows, capacity over
 * latency is the weight. Residency fails closed.
 */
public final class Router {
  private Router() {}

  /**
   * Returns what becomes of a request.
   *
   * @param plan the plan in force
   * @param request the request
   * @param stale whether the plan's epoch is over
   */
  public static RoutingDecision route(ActivePlan plan, InferenceRequest request, boolean stale) {
    int requestClass = plan.classifier().classify(request);
    if (requestClass == RequestClassifier.NONE) {
      return new Rejected(reasonOfNoClass(plan, request), requestClass);
    }
    ActivePlan.Row row = plan.row(requestClass);
    long requestHash = Hash64.of(request.requestId(), 0);
    long point = Hash64.mix(requestHash ^ plan.hash());
    String session = request.hints().sessionId();
    Mode planned = stale ? Mode.STALE_PLAN : Mode.PLAN;
    if (session == null && request.constraints().isNone()) {
      int target = row.planned[row.alias.pick(Hash64.unit(point))];
      return routed(plan, requestHash, requestClass, target, planned);
    }
    int at = draw(row, row.shares, request.constraints(), session, point);
    if (at >= 0) {
      Mode mode = request.constraints().only().size() == 1 ? Mode.PINNED : planned;
      return routed(plan, requestHash, requestClass, row.targets[at].deployment(), mode);
    }
    at = draw(row, row.fallback, request.constraints(), session, point);
    return at < 0
        ? new Rejected(Reason.NO_FEASIBLE_TARGET, requestClass)
        : routed(
            plan, requestHash, requestClass, row.targets[at].deployment(), Mode.FALLBACK_WEIGHTS);
  }

  private static Reason reasonOfNoClass(ActivePlan plan, InferenceRequest request) {
    return plan.classifier().knows(request.model()) ? Reason.UNKNOWN_ORIGIN : Reason.UNKNOWN_MODEL;
  }

  private static Routed routed(
      ActivePlan plan, long requestHash, int requestClass, int deployment, Mode mode) {
    String id = DecisionId.text(plan.hash(), requestHash, requestClass, deployment);
    return new Routed(id, requestClass, deployment, mode);
  }

  /** Returns the position of the drawn target, or -1 if no allowed one has weight. */
  private static int draw(
      ActivePlan.Row row,
      double[] weights,
      Constraints constraints,
      @Nullable String session,
      long point) {
    return session == null
        ? drawByPoint(row, weights, constraints, Hash64.unit(point))
        : drawBySession(row, weights, constraints, Hash64.of(session, 0));
  }

  private static int drawByPoint(
      ActivePlan.Row row, double[] weights, Constraints constraints, double unit) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += allows(row, i, constraints) ? weights[i] : 0;
    }
    double left = unit * total;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && allows(row, i, constraints)) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private static int drawBySession(
      ActivePlan.Row row, double[] weights, Constraints constraints, long session) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && allows(row, i, constraints)) {
        long mixed = Hash64.mix(session + 0x9e3779b97f4a7c15L * (row.targets[i].deployment() + 1L));
        double score = -weights[i] / Math.log(Hash64.unit(mixed) + Double.MIN_NORMAL);
        if (score > highest) {
          highest = score;
          best = i;
        }
      }
    }
    return best;
  }

  private static boolean allows(ActivePlan.Row row, int i, Constraints constraints) {
    return Filter.why(row, i, constraints) == null;
  }
}
