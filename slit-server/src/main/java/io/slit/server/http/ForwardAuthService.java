package io.slit.server.http;

import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.server.gateway.GatewayTargets;
import io.slit.server.gateway.OriginalRequest;
import io.slit.server.gateway.RouteHeaders;
import io.slit.server.json.DecisionWriter.Item;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.RoutedAnswer;
import io.slit.server.planning.ServedScenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers gateways that ask about a request before they pass it on: 200 and where to in headers,
 * 403 where no deployment may serve it, 429 where all are full. Reads headers only. Thread-safe.
 */
final class ForwardAuthService {
  /** Where gateways ask. */
  static final String PATH = "/integrations/forward-auth";

  /** The alias that is taken where nothing names a model. */
  private static final String DEFAULT_ALIAS = "auto";

  private static final int NO_TARGET = 422;

  private final RouteService routing;
  private final RouteHeaders reader;
  private final GatewayTargets targets;

  ForwardAuthService(RouteService routing, ServedScenario scenario) {
    this.routing = routing;
    this.reader = new RouteHeaders(new RequestIds(), defaultModel(scenario.modelNames()));
    this.targets = GatewayTargets.of(scenario.fleet());
  }

  private static Optional<String> defaultModel(List<String> names) {
    if (names.contains(DEFAULT_ALIAS)) {
      return Optional.of(DEFAULT_ALIAS);
    }
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  /**
   * Answers a gateway.
   *
   * @param headers by name in lower case
   * @param own the gateway's own request, below {@link #PATH}
   */
  Answer answer(Map<String, String> headers, OriginalRequest own, Caller caller) {
    OriginalRequest original = OriginalRequest.of(headers, own);
    Item item = routing.decide(now -> reader.read(headers, original, now), caller);
    if (item instanceof Item.Decided decided) {
      return Answer.empty(200).withHeaders(headers(decided.answer()));
    }
    HttpProblem problem = ((Item.Refused) item).problem();
    return RouteService.answer(
        problem.status() == NO_TARGET ? Problems.forbiddenTarget(problem) : problem);
  }

  private Map<String, String> headers(RoutedAnswer answer) {
    Routed routed = answer.routed();
    Map<String, String> headers = new LinkedHashMap<>(targets.headers(routed.deployment()));
    if (!answer.how().dryRun()) {
      headers.put("x-slit-decision-id", routed.decisionId());
    }
    headers.put("x-slit-mode", routed.mode().key());
    headers.put("x-slit-plan-id", answer.by().plan().published().id());
    return headers;
  }
}
