package io.slit.server.gateway;

import io.slit.server.gateway.RenderRequest.Names;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * HTTPRoutes of Kubernetes' Gateway API. Backends are Services under the names that forward
 * authentication has for clusters, on port {@value #PORT}. A route holds {@value #MOST} rules at
 * the most and a rule {@value #MOST} backends: rules of a model stay together, and the lightest
 * backends beyond are left out. Rules without a backend refuse. Fields:
 * gateway.networking.k8s.io/v1.
 */
final class GatewayApiRendering {
  private static final int MOST = 16;

  /** Assumption: Services give every deployment one port; vLLM's default. */
  private static final int PORT = 8000;

  private GatewayApiRendering() {}

  static Rendering of(PlanWeights weights, Names names) {
    List<List<RouteRule>> routes = routes(RouteRule.byModel(weights));
    List<Object> documents = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      String name = routes.size() == 1 ? names.name() : names.name() + "-" + (i + 1);
      documents.add(document(weights, names, name, routes.get(i)));
    }
    return RenderFormat.yaml(weights, documents);
  }

  /** Rules of one model are tried in their order, so they stand in one route. */
  private static List<List<RouteRule>> routes(List<List<RouteRule>> byModel) {
    List<List<RouteRule>> routes = new ArrayList<>();
    for (List<RouteRule> rules : byModel) {
      if (rules.size() > MOST) {
        throw new ProblemException(
            HttpProblem.of(
                422,
                "too-many-rules",
                "The format cannot hold the plan",
                "One model needs %d rules, and an HTTPRoute holds %d. Ask for a region at a time by the parameter residency."
                    .formatted(rules.size(), MOST)));
      }
      int last = routes.size() - 1;
      if (last >= 0 && routes.get(last).size() + rules.size() <= MOST) {
        routes.get(last).addAll(rules);
      } else {
        routes.add(new ArrayList<>(rules));
      }
    }
    return routes;
  }

  private static Map<String, Object> document(
      PlanWeights weights, Names names, String name, List<RouteRule> rules) {
    int slash = names.gateway().indexOf('/');
    Map<String, Object> parent =
        slash < 0
            ? Trees.map("name", names.gateway())
            : Trees.map(
                "namespace",
                names.gateway().substring(0, slash),
                "name",
                names.gateway().substring(slash + 1));
    return Trees.map(
        "apiVersion",
        "gateway.networking.k8s.io/v1",
        "kind",
        "HTTPRoute",
        "metadata",
        IstioRendering.metadata(weights, name),
        "spec",
        Trees.map(
            "parentRefs",
            List.of(parent),
            "hostnames",
            List.of(names.host()),
            "rules",
            rules.stream().map(GatewayApiRendering::rule).toList()));
  }

  private static Map<String, Object> rule(RouteRule rule) {
    List<Object> headers = new ArrayList<>();
    rule.model().ifPresent(name -> headers.add(header("Exact", RouteRule.MODEL, name)));
    rule.residency().ifPresent(region -> headers.add(header("Exact", RouteRule.RESIDENCY, region)));
    if (rule.anyResidency()) {
      headers.add(header("RegularExpression", RouteRule.RESIDENCY, ".+"));
    }
    Map<String, Object> match = Trees.map("path", Trees.map("type", "PathPrefix", "value", "/"));
    if (!headers.isEmpty()) {
      match.put("headers", headers);
    }
    Map<String, Object> made = Trees.map("matches", List.of(match));
    rule.group().ifPresent(group -> made.put("backendRefs", backends(group.limitedTo(MOST))));
    return made;
  }

  private static Map<String, Object> header(String type, String name, String value) {
    return Trees.map("type", type, "name", name, "value", value);
  }

  private static List<Object> backends(PlanWeights.Group group) {
    return group.targets().stream()
        .map(
            one ->
                (Object)
                    Trees.map("name", one.target().cluster(), "port", PORT, "weight", one.weight()))
        .toList();
  }
}
