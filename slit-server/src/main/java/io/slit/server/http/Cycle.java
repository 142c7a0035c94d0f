package io.slit.server.http;

import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.FleetState;
import io.slit.core.routing.Router;
import io.slit.core.routing.RoutingDecision;
import io.slit.core.workload.InferenceRequest;
import io.slit.server.json.DecisionPieces;
import io.slit.server.json.RoutedAnswer;
import io.slit.server.planning.PlanBoard.Posted;
import io.slit.server.planning.PlanMenu;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * What one call sees: plans, time and fleet do not change under it.
 *
 * @param plans of the running epoch
 * @param now on the clock of the plans
 * @param state of the fleet
 */
record Cycle(Prepared plans, Instant now, FleetState state) {
  /** A menu of plans with what answers are made of. */
  static final class Prepared {
    private final PlanMenu menu;
    private final DecisionPieces[] pieces;

    Prepared(PlanMenu menu) {
      this.menu = menu;
      this.pieces =
          IntStream.range(0, menu.size())
              .mapToObj(i -> DecisionPieces.of(menu.get(i).plan()))
              .toArray(DecisionPieces[]::new);
    }

    PlanMenu menu() {
      return menu;
    }
  }

  /** Returns what one plan of the menu decides. */
  View view(int position) {
    Posted posted = plans.menu.get(position);
    return new View(posted, plans.pieces[position], now, state);
  }

  /** The plan that decides one request. */
  record View(Posted posted, DecisionPieces pieces, Instant now, FleetState state) {
    ActivePlan plan() {
      return posted.plan();
    }

    RoutingDecision route(InferenceRequest request) {
      return Router.route(plan(), request, state, posted.isStale(now));
    }

    RoutedAnswer.By by() {
      return new RoutedAnswer.By(plan(), posted.isStale(now), posted.ageMillis(now));
    }
  }
}
