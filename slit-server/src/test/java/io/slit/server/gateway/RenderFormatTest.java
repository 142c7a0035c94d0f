package io.slit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slit.server.gateway.RenderRequest.Names;
import io.slit.server.gateway.RenderRequest.Wanted;
import io.slit.server.json.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Renderings hold the fields that each tool documents, no others, and weights that sum to 100. */
class RenderFormatTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Wanted UNBOUND =
      new Wanted(Optional.empty(), Optional.empty(), Optional.of("none"));

  private static List<JsonNode> documents(RenderFormat format) throws Exception {
    Rendering rendering = format.render(BoundSites.weights(Wanted.ALL), Names.STANDARD);
    assertEquals("application/yaml", rendering.contentType());
    try (MappingIterator<JsonNode> all =
        YAML.readerFor(JsonNode.class).readValues(rendering.text())) {
      return all.readAll();
    }
  }

  private static JsonNode document(RenderFormat format) throws Exception {
    List<JsonNode> all = documents(format);
    assertEquals(1, all.size());
    return all.get(0);
  }

  /** Every field of a tree must be documented below the one that holds it. */
  private static void assertFields(JsonNode node, String at, Map<String, String> documented) {
    if (node.isArray()) {
      node.forEach(item -> assertFields(item, at, documented));
    } else if (node.isObject()) {
      String known = documented.get(at);
      assertTrue(known != null, "nothing is documented below " + at);
      Set<String> names = new TreeSet<>(Arrays.asList(known.split(" ")));
      node.properties()
          .forEach(
              one -> {
                assertTrue(
                    names.contains(one.getKey()) || names.contains("*"),
                    at + " has no field " + one.getKey());
                assertFields(one.getValue(), one.getKey(), documented);
              });
    }
  }

  private static int sum(JsonNode array, String field) {
    int sum = 0;
    for (JsonNode one : array) {
      assertTrue(one.at(field).isInt(), one.toString());
      sum += one.at(field).intValue();
    }
    return sum;
  }

  /** docs.litellm.ai: proxy configuration, load balancing (weight), custom model ids. */
  @Test
  void liteLlm() throws Exception {
    JsonNode config = document(RenderFormat.LITELLM);
    Map<String, String> fields = new HashMap<>();
    fields.put("", "model_list router_settings");
    fields.put("model_list", "model_name litellm_params model_info");
    fields.put("litellm_params", "model api_base api_key weight");
    fields.put("model_info", "id slit_region");
    fields.put("router_settings", "routing_strategy");
    assertFields(config, "", fields);
    Map<String, Integer> sums = new LinkedHashMap<>();
    Set<String> ids = new TreeSet<>();
    for (JsonNode one : config.get("model_list")) {
      String name = one.get("model_name").textValue();
      sums.merge(name, one.at("/litellm_params/weight").intValue(), Integer::sum);
      assertTrue(ids.add(one.at("/model_info/id").textValue()), "an id is there once");
      if (name.endsWith("@eu")) {
        assertEquals("eu", one.at("/model_info/slit_region").textValue());
        assertEquals("http://eu.example:8000/v1", one.at("/litellm_params/api_base").textValue());
      }
    }
    assertEquals(Map.of("llama-3.1-8b", 100, "llama-3.1-8b@eu", 100), sums);
    assertEquals("simple-shuffle", config.at("/router_settings/routing_strategy").textValue());
  }

  /** Envoy API v3: DiscoveryResponse, RouteConfiguration, RouteMatch, WeightedCluster. */
  @Test
  void envoy() throws Exception {
    JsonNode response = document(RenderFormat.ENVOY);
    Map<String, String> fields = new HashMap<>();
    fields.put("", "version_info resources");
    fields.put("resources", "@type name virtual_hosts");
    fields.put("virtual_hosts", "name domains routes");
    fields.put("routes", "name match route direct_response");
    fields.put("match", "prefix headers");
    fields.put("headers", "name string_match present_match");
    fields.put("string_match", "exact");
    fields.put("route", "weighted_clusters timeout");
    fields.put("weighted_clusters", "clusters");
    fields.put("clusters", "name weight");
    fields.put("direct_response", "status");
    assertFields(response, "", fields);
    JsonNode routes = response.at("/resources/0/virtual_hosts/0/routes");
    assertEquals(3, routes.size());
    assertEquals("eu", routes.at("/0/match/headers/0/string_match/exact").textValue());
    assertEquals(
        "de-h100-llama-3-1-8b",
        routes.at("/0/route/weighted_clusters/clusters/0/name").textValue());
    assertEquals(403, routes.at("/1/direct_response/status").intValue());
    assertTrue(routes.at("/1/match/headers/0/present_match").booleanValue());
    for (int i : List.of(0, 2)) {
      assertEquals(100, sum(routes.at("/" + i + "/route/weighted_clusters/clusters"), "/weight"));
    }
  }

  /** istio.io: VirtualService, HTTPRoute, HTTPMatchRequest, HTTPRouteDestination. */
  @Test
  void istio() throws Exception {
    JsonNode service = document(RenderFormat.ISTIO);
    Map<String, String> fields = new HashMap<>();
    fields.put("", "apiVersion kind metadata spec");
    fields.put("metadata", "name annotations");
    fields.put("annotations", "slit/plan-id");
    fields.put("spec", "hosts gateways http");
    fields.put("http", "name match route directResponse");
    fields.put("match", "headers");
    fields.put("headers", "x-slit-model x-slit-residency");
    fields.put("x-slit-residency", "exact regex");
    fields.put("x-slit-model", "exact");
    fields.put("route", "destination weight");
    fields.put("destination", "host port");
    fields.put("port", "number");
    fields.put("directResponse", "status");
    assertFields(service, "", fields);
    assertEquals("VirtualService", service.get("kind").textValue());
    JsonNode http = service.at("/spec/http");
    assertEquals("eu", http.at("/0/match/0/headers/x-slit-residency/exact").textValue());
    assertEquals("eu.example", http.at("/0/route/0/destination/host").textValue());
    assertEquals(8000, http.at("/0/route/0/destination/port/number").intValue());
    assertEquals(403, http.at("/1/directResponse/status").intValue());
    assertEquals(443, http.at("/2/route/1/destination/port/number").intValue());
    assertEquals(100, sum(http.at("/2/route"), "/weight"));
  }

  /** gateway-api.sigs.k8s.io: HTTPRoute, at most 16 rules of at most 16 backends. */
  @Test
  void gatewayApi() throws Exception {
    JsonNode route = document(RenderFormat.GATEWAY_API);
    Map<String, String> fields = new HashMap<>();
    fields.put("", "apiVersion kind metadata spec");
    fields.put("metadata", "name annotations");
    fields.put("annotations", "slit/plan-id");
    fields.put("spec", "parentRefs hostnames rules");
    fields.put("parentRefs", "name namespace");
    fields.put("rules", "matches backendRefs");
    fields.put("matches", "path headers");
    fields.put("path", "type value");
    fields.put("headers", "type name value");
    fields.put("backendRefs", "name port weight");
    assertFields(route, "", fields);
    assertEquals("gateway.networking.k8s.io/v1", route.get("apiVersion").textValue());
    JsonNode rules = route.at("/spec/rules");
    assertTrue(rules.size() <= 16);
    assertEquals("eu", rules.at("/0/matches/0/headers/0/value").textValue());
    assertEquals("RegularExpression", rules.at("/1/matches/0/headers/0/type").textValue());
    assertTrue(rules.at("/1/backendRefs").isMissingNode(), "bound elsewhere: refused");
    assertEquals(100, sum(rules.at("/2/backendRefs"), "/weight"));
  }

  /** vllm_router, DynamicRouterConfig: it refuses any other field. */
  @Test
  void productionStack() throws Exception {
    Rendering rendering =
        RenderFormat.PRODUCTION_STACK.render(BoundSites.weights(UNBOUND), Names.STANDARD);
    JsonNode config = new ObjectMapper().readTree(rendering.text());
    assertFields(
        config, "", Map.of("", "service_discovery routing_logic static_backends static_models"));
    List<String> backends = List.of(config.get("static_backends").textValue().split(","));
    List<String> models = List.of(config.get("static_models").textValue().split(","));
    // 56 and 44 of 100, by their greatest common divisor of 4
    assertEquals(14, backends.stream().filter("http://eu.example:8000"::equals).count());
    assertEquals(11, backends.stream().filter("https://us.example"::equals).count());
    assertEquals(25, models.size());
    assertEquals(Set.of("llama-3.1-8b"), Set.copyOf(models));
  }

  @Test
  void aFormatThatLooksAtModelsOnlyRefusesToMergeBoundRequests() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                RenderFormat.PRODUCTION_STACK.render(
                    BoundSites.weights(Wanted.ALL), Names.STANDARD));
    assertEquals("residency-would-break", refused.problem().slug());
    assertTrue(refused.problem().detail().contains("residency"), refused.problem().detail());
  }

  /** Whatever is rendered, a bound group has targets of its region only. */
  @Test
  void boundGroupsNeverLeaveTheirRegion() {
    for (PlanWeights.Group group : BoundSites.weights(Wanted.ALL).groups()) {
      List<String> regions = new ArrayList<>();
      group.targets().forEach(one -> regions.add(one.target().region()));
      group.residency().ifPresent(bound -> assertEquals(Set.of(bound), Set.copyOf(regions)));
    }
  }
}
