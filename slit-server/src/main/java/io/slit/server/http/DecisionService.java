package io.slit.server.http;

import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PlanShape;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.server.json.RecentDecision;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows decisions: those of late as they were made, others as far as their names tell. */
final class DecisionService {
  private static final int SHOWN = 100;

  private final RecentDecisions recent;
  private final PlanBoard board;
  private final PlanShape shape;
  private final List<Deployment> deployments;

  DecisionService(RecentDecisions recent, PlanBoard board, ServedScenario scenario) {
    this.recent = recent;
    this.board = board;
    this.shape = scenario.shape();
    this.deployments = scenario.fleet().deployments();
  }

  /** Answers {@code GET /v1/decisions}: the last 100 that the caller may see. */
  Answer latest(Caller caller) {
    return Answer.ok(
        RecentDecision.json(
            recent.latest(RecentDecisions.PLACES).stream()
                .filter(one -> maySee(caller, one))
                .limit(SHOWN)
                .toList()));
  }

  /** Returns how many of the remembered decisions were made in each mode. */
  Map<Mode, Long> modes() {
    return recent.latest(RecentDecisions.PLACES).stream()
        .collect(Collectors.groupingBy(RecentDecision::mode, TreeMap::new, Collectors.counting()));
  }

  /** Answers {@code GET /v1/decisions/{id}}. */
  Answer find(String id, Caller caller) {
    Optional<DecisionId> parsed = DecisionId.parse(id);
    if (parsed.isEmpty() || !isOfThisScenario(parsed.get())) {
      return Answer.of(Problems.noSuchDecision());
    }
    Optional<RecentDecision> known = recent.find(id);
    if (known.isPresent()) {
      return maySee(caller, known.get())
          ? Answer.ok(known.get().json())
          : Answer.of(Problems.noSuchDecision());
    }
    return caller.tenants().isEmpty()
        ? Answer.ok(byName(parsed.get()))
        : Answer.of(Problems.noSuchDecision());
  }

  private byte[] byName(DecisionId id) {
    String planId =
        board.findRecent(id.plan()).map(ActivePlan::published).map(plan -> plan.id()).orElse(null);
    return RecentDecision.json(
        id.toString(),
        shape.classes().get(id.requestClass()),
        deployments.get(id.deployment()),
        planId);
  }

  private boolean isOfThisScenario(DecisionId id) {
    return id.requestClass() < shape.classes().size() && id.deployment() < deployments.size();
  }

  private static boolean maySee(Caller caller, RecentDecision decision) {
    String tenant = decision.request().tenant();
    return caller.tenants().isEmpty() || (tenant != null && caller.speaksFor(tenant));
  }
}
