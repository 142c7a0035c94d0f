package io.slit.server.gateway;

import io.slit.server.gateway.RenderRequest.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A RouteConfiguration in a DiscoveryResponse, as Envoy's {@code rds} reads it from a watched file.
 * Clusters are named as forward authentication names them. Fields: Envoy API v3,
 * config.route.v3.RouteConfiguration, WeightedCluster, HeaderMatcher.
 */
final class EnvoyRendering {
  private static final String TYPE = "type.googleapis.com/envoy.config.route.v3.RouteConfiguration";
  private static final int FORBIDDEN = 403;

  private EnvoyRendering() {}

  static Rendering of(PlanWeights weights, Names names) {
    List<Object> routes = new ArrayList<>();
    RouteRule.all(weights).forEach(rule -> routes.add(route(rule)));
    Map<String, Object> host =
        Trees.map("name", names.name(), "domains", List.of("*"), "routes", routes);
    Map<String, Object> configuration =
        Trees.map("@type", TYPE, "name", names.name(), "virtual_hosts", List.of(host));
    return RenderFormat.yaml(
        weights,
        List.of(Trees.map("version_info", weights.planId(), "resources", List.of(configuration))));
  }

  private static Map<String, Object> route(RouteRule rule) {
    List<Object> headers = new ArrayList<>();
    rule.model().ifPresent(name -> headers.add(exact(RouteRule.MODEL, name)));
    rule.residency().ifPresent(region -> headers.add(exact(RouteRule.RESIDENCY, region)));
    if (rule.anyResidency()) {
      headers.add(Trees.map("name", RouteRule.RESIDENCY, "present_match", true));
    }
    Map<String, Object> match = Trees.map("prefix", "/");
    if (!headers.isEmpty()) {
      match.put("headers", headers);
    }
    Map<String, Object> route = Trees.map("name", rule.name(), "match", match);
    rule.group()
        .ifPresentOrElse(
            group ->
                route.put(
                    "route",
                    Trees.map(
                        "weighted_clusters",
                        Trees.map("clusters", clusters(group)),
                        "timeout",
                        "0s")),
            () -> route.put("direct_response", Trees.map("status", FORBIDDEN)));
    return route;
  }

  private static Map<String, Object> exact(String header, String value) {
    return Trees.map("name", header, "string_match", Trees.map("exact", value));
  }

  private static List<Object> clusters(PlanWeights.Group group) {
    return group.targets().stream()
        .map(one -> (Object) Trees.map("name", one.target().cluster(), "weight", one.weight()))
        .toList();
  }
}
