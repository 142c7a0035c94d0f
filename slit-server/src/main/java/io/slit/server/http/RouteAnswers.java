package io.slit.server.http;

import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionExplanation;
import io.slit.core.routing.RoutingDecision.Reason;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.workload.InferenceRequest;
import io.slit.server.http.Cycle.View;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.HttpProblem.LeftOut;
import io.slit.server.json.RouteRequest;
import io.slit.server.json.RoutedAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of decisions: the targets and why, or the problem.
 *
 * @param models that are served, by name
 * @param origins of requests, by name
 */
record RouteAnswers(List<String> models, List<String> origins) {
  /** Returns what is told of a request that was routed. */
  static RoutedAnswer of(RouteRequest request, Routed routed, View view) {
    InferenceRequest asked = request.inference();
    List<PlanTarget> ranked =
        view.posted()
            .ranking()
            .of(view.plan(), asked, view.state(), routed.requestClass(), routed.deployment());
    RoutedAnswer.Why why = request.explain() ? why(asked, view, routed) : null;
    RoutedAnswer.How how =
        asked.slo().isNone() && !request.wishes().dryRun()
            ? RoutedAnswer.How.PLAIN
            : new RoutedAnswer.How(sloMet(asked, ranked.get(0)), request.wishes().dryRun());
    return new RoutedAnswer(asked.requestId(), routed, ranked, view.by(), why, how);
  }

  private static @Nullable Boolean sloMet(InferenceRequest asked, PlanTarget target) {
    return asked.slo().isNone() ? null : (Boolean) ActivePlan.meetsSlo(target, asked);
  }

  private static RoutedAnswer.Why why(InferenceRequest asked, View view, Routed routed) {
    DecisionExplanation explanation = explanation(asked, view, routed.requestClass());
    return new RoutedAnswer.Why(
        explanation.ranked(),
        filtered(explanation),
        !view.state().bounds().isWithin(routed.deployment()));
  }

  private static DecisionExplanation explanation(
      InferenceRequest asked, View view, int requestClass) {
    return DecisionExplanation.of(view.plan(), requestClass, asked, view.state());
  }

  private static List<LeftOut> filtered(DecisionExplanation explanation) {
    return explanation.filtered().stream().map(LeftOut::of).toList();
  }

  /** Returns what is told of a request that was not. */
  HttpProblem problem(Rejected rejected, InferenceRequest request, View view) {
    Reason reason = rejected.reason();
    return switch (reason) {
      case UNKNOWN_MODEL -> Problems.unknownModel(request.model(), models);
      case FULL -> Problems.allFull();
      case UNKNOWN_ORIGIN -> Problems.unknownOrigin(origin(request), origins);
      case NO_FEASIBLE_TARGET ->
          Problems.noFeasibleTarget(filtered(explanation(request, view, rejected.requestClass())));
    };
  }

  private static String origin(InferenceRequest request) {
    return request.hints().origin() == null ? "default" : request.hints().origin().value();
  }
}
