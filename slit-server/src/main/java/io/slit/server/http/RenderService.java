package io.slit.server.http;

import io.slit.server.gateway.GatewayTargets;
import io.slit.server.gateway.PlanWeights;
import io.slit.server.gateway.RenderFormat;
import io.slit.server.gateway.RenderRequest;
import io.slit.server.gateway.Rendering;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.HttpProblem.Hints;
import io.slit.server.json.ProblemException;
import io.slit.server.planning.PlanSnapshot;
import io.slit.server.planning.ServedScenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the plan in force as configuration of gateways. Thread-safe. */
final class RenderService {
  private final PlanService plans;
  private final ServedScenario scenario;
  private final GatewayTargets targets;

  RenderService(PlanService plans, ServedScenario scenario) {
    this.plans = plans;
    this.scenario = scenario;
    this.targets = GatewayTargets.of(scenario.fleet());
  }

  /** Answers {@code GET /v1/plan/render/{format}}. */
  Answer render(String format, Map<String, List<String>> query, Optional<String> ifNoneMatch) {
    Optional<RenderFormat> known = RenderFormat.find(format);
    if (known.isEmpty()) {
      return Answer.of(unknownFormat(format));
    }
    try {
      RenderRequest request = RenderRequest.of(query);
      return plans.rendering(
          ifNoneMatch.orElse(null), snapshot -> render(known.get(), request, snapshot));
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    }
  }

  private Answer render(RenderFormat format, RenderRequest request, PlanSnapshot snapshot) {
    PlanWeights weights =
        PlanWeights.of(
            snapshot.plan(),
            scenario.classes(),
            snapshot.run().demand(),
            targets,
            request.wanted());
    Rendering rendering = format.render(weights, request.names());
    return Answer.text(rendering.contentType(), rendering.text())
        .withHeader("x-slit-plan-id", snapshot.plan().id())
        .withHeader("x-slit-weighted-by", weights.weightedBy());
  }

  private static HttpProblem unknownFormat(String format) {
    return new HttpProblem(
        404,
        "unknown-format",
        "No such format",
        "The format (%s) is none that a plan is rendered in.".formatted(format),
        new Hints("format", RenderFormat.names(), List.of()));
  }
}
