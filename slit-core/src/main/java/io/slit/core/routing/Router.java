package io.slit.core.routing;

import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Reason;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.workload.InferenceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Routes one request by a plan. Stateless and pure: the same request id and plan always give the
 * same target.
 *
 * <p>Without constraints the target is drawn from the plan's row at a point that is a hash of
 * request id and plan id. With constraints it is drawn from the allowed part of the row, rescaled;
 * so it is where a deployment fails or is full. What a request asks for (TTFT, TPOT, deadline)
 * narrows the choice as long as it leaves something. A session sticks: among the allowed entries
 * the one with the largest weighted rendezvous score of the session id wins (Thaler and Ravishankar
 * 1998; weights as in Schindelhauer and Schomaker 2005), so that a plan whose shares change by d in
 * all moves at most 2d/(1 + d) of the sessions (Moulton and Jiang 2018). Where the plan gives
 * nothing to what the request allows, capacity over latency is the weight. Where nothing allowed
 * answers, it is drawn as if all did. Residency fails closed.
 *
 * <p>A deployment that is over its bound ({@link ConcurrencyBounds}) is left out like a full one as
 * long as another one that the request may go to is not; where all are, the one that is least over
 * takes it, whatever the shares.
 */
public final class Router {
  /** Steps of a Weyl sequence: 2^64 over the golden ratio. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final int DRAWS = 3;

  private Router() {}

  /** Returns what becomes of a request where all deployments are well. */
  public static RoutingDecision route(ActivePlan plan, InferenceRequest request, boolean stale) {
    return route(plan, request, FleetState.ALL_WELL, stale);
  }

  /**
   * Returns what becomes of a request.
   *
   * @param plan the plan in force
   * @param request the request
   * @param state which deployments answer and have room
   * @param stale whether the plan's epoch is over
   */
  public static RoutingDecision route(
      ActivePlan plan, InferenceRequest request, FleetState state, boolean stale) {
    int requestClass = plan.classifier().classify(request);
    if (requestClass == RequestClassifier.NONE) {
      return new Rejected(reasonOfNoClass(plan, request), requestClass);
    }
    ActivePlan.Row row = plan.row(requestClass);
    long requestHash = Hash64.of(request.requestId(), 0);
    long point = Hash64.mix(requestHash ^ plan.hash());
    String session = request.hints().sessionId();
    Subset allowed = Filter.allowed(row, request.constraints());
    Subset wanted = Filter.wanted(row, allowed, request, state);
    int at = planned(row, wanted, state, session, point);
    if (at < 0) {
      at = draw(row, row.fallback, wanted, state, session, point);
    }
    if (at < 0) {
      at = beyondBounds(row, wanted, state, session, point);
    }
    if (at < 0 && Filter.anyHealthy(row, allowed, state)) {
      return new Rejected(Reason.FULL, requestClass);
    }
    if (at >= 0) {
      Mode mode = mode(row, at, request, stale);
      return routed(plan, requestHash, requestClass, row.columns[at], mode);
    }
    at = failOpen(row, allowed, session, point);
    return at < 0
        ? new Rejected(Reason.NO_FEASIBLE_TARGET, requestClass)
        : routed(plan, requestHash, requestClass, row.columns[at], Mode.FAIL_OPEN);
  }

  /** A row without shares has none to have drawn by. */
  private static Mode mode(ActivePlan.Row row, int at, InferenceRequest request, boolean stale) {
    if (row.shares[at] == 0) {
      return Mode.FALLBACK_WEIGHTS;
    }
    if (request.constraints().only().size() == 1) {
      return Mode.PINNED;
    }
    return stale ? Mode.STALE_PLAN : Mode.PLAN;
  }

  private static int planned(
      ActivePlan.Row row, Subset wanted, FleetState state, @Nullable String session, long point) {
    return session == null
        ? pick(row, wanted, state, point)
        : drawBySession(row, row.shares, wanted, state, Hash64.of(session, 0));
  }

  /**
   * All that may serve it hold as many as they should: the one that is least over its bound, or one
   * without power if no other answers.
   */
  private static int beyondBounds(
      ActivePlan.Row row, Subset wanted, FleetState state, @Nullable String session, long point) {
    int least = -1;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < row.columns.length; i++) {
      if (wanted.has(i) && state.usable(row.columns[i])) {
        double fill = state.bounds().fill(row.columns[i]);
        if (fill < lowest) {
          lowest = fill;
          least = i;
        }
      }
    }
    return least >= 0
        ? least
        : draw(row, row.fallback, wanted, state.withoutBounds(), session, point);
  }

  /** Residency and the other constraints still hold; only what is known of health is left aside. */
  private static int failOpen(
      ActivePlan.Row row, Subset allowed, @Nullable String session, long point) {
    int at = planned(row, allowed, FleetState.ALL_WELL, session, point);
    return at >= 0 ? at : draw(row, row.fallback, allowed, FleetState.ALL_WELL, session, point);
  }

  /**
   * Picks a target by the shares of a row, among the positions that are wanted and preferred.
   *
   * <p>A draw that hits another one is drawn again, which leaves the shares of the others in
   * proportion: a target that comes or goes moves its own requests only. After {@value #DRAWS}
   * draws the rest is added up. No allocation.
   *
   * @return the position in the row, or -1 if none of them has a share
   */
  static int pick(ActivePlan.Row row, Subset wanted, FleetState state, long point) {
    if (!wanted.hasTable()) {
      return -1;
    }
    long draw = point;
    for (int i = 0; i < DRAWS; i++) {
      int at = wanted.draw(Hash64.unit(draw));
      if (wanted.has(at) && state.prefers(row.columns[at])) {
        return at;
      }
      draw = Hash64.mix(draw + GOLDEN);
    }
    return drawByPoint(row, row.shares, wanted, state, Hash64.unit(draw));
  }

  private static Reason reasonOfNoClass(ActivePlan plan, InferenceRequest request) {
    return plan.classifier().knows(request.model()) ? Reason.UNKNOWN_ORIGIN : Reason.UNKNOWN_MODEL;
  }

  private static Routed routed(
      ActivePlan plan, long requestHash, int requestClass, int deployment, Mode mode) {
    String id = DecisionId.text(plan.hash(), requestHash, requestClass, deployment);
    return new Routed(id, requestClass, deployment, mode);
  }

  /** Returns the position of the drawn target, or -1 if no wanted one has weight. */
  private static int draw(
      ActivePlan.Row row,
      double[] weights,
      Subset wanted,
      FleetState state,
      @Nullable String session,
      long point) {
    return session == null
        ? drawByPoint(row, weights, wanted, state, Hash64.unit(point))
        : drawBySession(row, weights, wanted, state, Hash64.of(session, 0));
  }

  private static int drawByPoint(
      ActivePlan.Row row, double[] weights, Subset wanted, FleetState state, double unit) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += has(row, wanted, state, i) ? weights[i] : 0;
    }
    double left = unit * total;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && has(row, wanted, state, i)) {
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
      ActivePlan.Row row, double[] weights, Subset wanted, FleetState state, long session) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && has(row, wanted, state, i)) {
        long mixed = Hash64.mix(session + GOLDEN * (row.columns[i] + 1L));
        double score = -weights[i] / Math.log(Hash64.unit(mixed) + Double.MIN_NORMAL);
        if (score > highest) {
          highest = score;
          best = i;
        }
      }
    }
    return best;
  }

  private static boolean has(ActivePlan.Row row, Subset wanted, FleetState state, int i) {
    return wanted.has(i) && state.prefers(row.columns[i]);
  }
}
