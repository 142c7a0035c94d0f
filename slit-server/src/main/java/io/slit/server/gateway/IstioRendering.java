package io.slit.server.gateway;

import io.slit.server.gateway.GatewayTarget.Address;
import io.slit.server.gateway.RenderRequest.Names;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A VirtualService whose destinations are the hosts of the deployments' endpoints, which a
 * ServiceEntry makes known. Deployments behind one address are one destination. Fields: Istio API
 * networking.istio.io/v1, VirtualService.
 */
final class IstioRendering {
  private static final int FORBIDDEN = 403;

  private IstioRendering() {}

  static Rendering of(PlanWeights weights, Names names) {
    List<Object> http = new ArrayList<>();
    RouteRule.all(weights).forEach(rule -> http.add(route(rule)));
    Map<String, Object> spec =
        Trees.map(
            "hosts", List.of(names.host()), "gateways", List.of(names.gateway()), "http", http);
    return RenderFormat.yaml(
        weights,
        List.of(
            Trees.map(
                "apiVersion",
                "networking.istio.io/v1",
                "kind",
                "VirtualService",
                "metadata",
                metadata(weights, names.name()),
                "spec",
                spec)));
  }

  /** Returns name and plan of a Kubernetes object. */
  static Map<String, Object> metadata(PlanWeights weights, String name) {
    return Trees.map("name", name, "annotations", Trees.map("slit/plan-id", weights.planId()));
  }

  private static Map<String, Object> route(RouteRule rule) {
    Map<String, Object> headers = new LinkedHashMap<>();
    rule.model().ifPresent(name -> headers.put(RouteRule.MODEL, Trees.map("exact", name)));
    rule.residency()
        .ifPresent(region -> headers.put(RouteRule.RESIDENCY, Trees.map("exact", region)));
    if (rule.anyResidency()) {
      headers.put(RouteRule.RESIDENCY, Trees.map("regex", ".+"));
    }
    Map<String, Object> route = Trees.map("name", rule.name());
    if (!headers.isEmpty()) {
      route.put("match", List.of(Trees.map("headers", headers)));
    }
    rule.group()
        .ifPresentOrElse(
            group -> route.put("route", destinations(group)),
            () -> route.put("directResponse", Trees.map("status", FORBIDDEN)));
    return route;
  }

  private static List<Object> destinations(PlanWeights.Group group) {
    Map<Address, Integer> weights = new LinkedHashMap<>();
    for (PlanWeights.Weighted one : group.targets()) {
      Address address =
          one.target()
              .address()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          HttpProblem.of(
                              422,
                              "no-address",
                              "A deployment has no address",
                              "The endpoint (%s) of %s names no host that Istio could send to."
                                  .formatted(
                                      one.target().deployment().endpoint(),
                                      one.target().deployment().id()))));
      weights.merge(address, one.weight(), Integer::sum);
    }
    List<Object> destinations = new ArrayList<>();
    weights.forEach(
        (address, weight) ->
            destinations.add(
                Trees.map(
                    "destination",
                    Trees.map("host", address.host(), "port", Trees.map("number", address.port())),
                    "weight",
                    weight)));
    return destinations;
  }
}
