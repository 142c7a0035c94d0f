package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the routes, both ways, and against real answers. */
class OpenApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");
  private static final String ROUTE = "{\"model\":\"llama-3.1-8b\"}";
  private static final String PLAN = "plan-2023-07-10T12:00:00Z";

  @TempDir private static Path work;
  private static SlitApplication app;
  private static JsonNode document;

  /** A call, and the status it has to get; the document says the rest. */
  private record Sample(String port, String route, String path, String body, int status) {
    static Sample data(String route, String path, String body, int status) {
      return new Sample("data", route, path, body, status);
    }

    static Sample management(String route, String path, String body, int status) {
      return new Sample("management", route, path, body, status);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    app = TestServers.startReady(work);
    document = JSON.readTree(TestServers.get(app.port(), "/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static List<Sample> samples() throws Exception {
    String decided = TestServers.post(app.port(), "/v1/route", ROUTE).body();
    String id = JSON.readTree(decided).get("decision_id").asText();
    String explained =
        "{\"model\":\"llama-3.1-8b\",\"explain\":true,\"dry_run\":true,\"slo\":{\"ttft_ms\":500}}";
    String nowhere = "{\"model\":\"llama-3.1-8b\",\"constraints\":{\"residency\":[\"mars\"]}}";
    String outcome =
        "{\"decision_id\":\"" + id + "\",\"status\":\"failed\",\"reason\":\"timeout\"}";
    List<Sample> all = new ArrayList<>();
    all.add(Sample.data("POST /v1/route", "/v1/route", ROUTE, 200));
    all.add(Sample.data("POST /v1/route", "/v1/route", explained, 200));
    all.add(Sample.data("POST /v1/route", "/v1/route", nowhere, 422));
    all.add(Sample.data("POST /v1/route", "/v1/route", "{}", 400));
    all.add(Sample.management("POST /v1/route", "/v1/route", "{\"model\":\"x\"}", 404));
    all.add(
        Sample.data(
            "POST /v1/route:batch", "/v1/route:batch", "[" + ROUTE + "," + nowhere + "]", 200));
    all.add(Sample.data("GET /v1/decisions", "/v1/decisions", "", 200));
    all.add(Sample.data("GET /v1/decisions/{id}", "/v1/decisions/" + id, "", 200));
    all.add(Sample.data("GET /v1/decisions/{id}", "/v1/decisions/1", "", 404));
    all.add(Sample.data("GET /v1/plan", "/v1/plan", "", 200));
    all.add(Sample.data("POST /v1/outcomes", "/v1/outcomes", outcome, 200));
    all.add(Sample.data("POST /v1/outcomes", "/v1/outcomes", "{}", 400));
    for (String kind : List.of("litellm", "otel")) {
      String path = "/v1/telemetry/" + kind;
      all.add(Sample.management("POST " + path, path, "{\"id\":\"c\"}", 200));
    }
    for (String path :
        List.of("/v1/chat/completions", "/v1/completions", "/v1/embeddings", "/v1/responses")) {
      all.add(Sample.data("POST " + path, path, "{\"model\":\"x\"}", 404));
      all.add(Sample.data("POST " + path, path, "[]", 400));
    }
    all.add(Sample.data("GET /v1/models", "/v1/models", "", 200));
    all.add(Sample.data("GET /v1/models/{id}", "/v1/models/llama-3.1-8b", "", 200));
    all.add(Sample.data("GET /v1/models/{id}", "/v1/models/x", "", 404));
    all.add(Sample.management("GET /v1/status", "/v1/status", "", 200));
    all.add(Sample.management("GET /v1/front", "/v1/front", "", 404));
    all.add(Sample.management("GET /v1/plans/{id}", "/v1/plans/" + PLAN, "", 404));
    String action = "POST /v1/plans/{action}";
    all.add(Sample.management(action, "/v1/plans/" + PLAN + ":activate", "", 200));
    all.add(Sample.management(action, "/v1/plans/" + PLAN + ":rollback", "", 409));
    all.add(Sample.management("POST /v1/reload", "/v1/reload", "", 501));
    String footprint = "/v1/reports/footprint";
    all.add(Sample.management("GET " + footprint, footprint, "", 200));
    all.add(Sample.management("GET " + footprint, footprint + "?from=x", "", 400));
    all.add(Sample.data("GET /healthz", "/healthz", "", 200));
    all.add(Sample.data("GET /readyz", "/readyz", "", 200));
    all.add(Sample.data("GET /openapi.json", "/openapi.json", "", 200));
    return all;
  }

  @Test
  void everyRouteIsInTheDocumentAndNoOther() {
    for (Map.Entry<String, Set<String>> port : app.routes().entrySet()) {
      assertEquals(
          String.join("\n", new TreeSet<>(port.getValue())),
          String.join("\n", documented(port.getKey())),
          "routes of the port " + port.getKey() + "; add them to openapi.yaml");
    }
  }

  private static Set<String> documented(String port) {
    Set<String> all = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          boolean isMethod = METHODS.contains(method.getKey());
                          if (isMethod && hasPort(method.getValue(), port)) {
                            String name = method.getKey().toUpperCase(Locale.ROOT);
                            all.add(name + " " + path.getKey());
                          }
                        }));
    return all;
  }

  private static boolean hasPort(JsonNode operation, String port) {
    for (JsonNode one : operation.get("x-slit-ports")) {
      if (one.asText().equals(port)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void realAnswersAreAsTheDocumentSays() throws Exception {
    Set<String> sampled = new TreeSet<>();
    for (Sample sample : samples()) {
      HttpResponse<String> answer = ask(sample);
      assertEquals(sample.status(), answer.statusCode(), sample + " " + answer.body());
      sampled.add(sample.route());
      JsonNode schema = schema(sample, answer);
      assertEquals(
          List.of(),
          SchemaCheck.faults(document, schema, JSON.readTree(answer.body())),
          sample + " " + answer.body());
    }
    Set<String> without = new TreeSet<>(documented("data"));
    without.addAll(documented("management"));
    without.removeAll(sampled);
    without.removeIf(route -> route.contains("forward-auth") || !answersJson(route));
    assertEquals(Set.of(), without, "routes without a sample");
  }

  private static boolean answersJson(String route) {
    return operation(route).at("/responses/200/content").has("application/json");
  }

  private static JsonNode operation(String route) {
    String[] parts = route.split(" ");
    return document.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
  }

  private static JsonNode schema(Sample sample, HttpResponse<String> answer) {
    JsonNode responses = operation(sample.route()).get("responses");
    String status = Integer.toString(answer.statusCode());
    JsonNode response = responses.has(status) ? responses.get(status) : responses.get("default");
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asText().substring(1));
    }
    String type = answer.headers().firstValue("content-type").orElse("");
    JsonNode content = response.path("content").path(type);
    assertFalse(content.isMissingNode(), sample + " is answered by " + type);
    return content.get("schema");
  }

  private static HttpResponse<String> ask(Sample sample) throws Exception {
    int port = sample.port().equals("data") ? app.port() : app.managementPort();
    HttpRequest.Builder request = TestServers.request(port, sample.path());
    return TestServers.send(
        sample.route().startsWith("GET")
            ? request
            : request.POST(BodyPublishers.ofString(sample.body())));
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryNameIsGivenOnce() {
    Set<String> names = new TreeSet<>();
    document.findValues("operationId").forEach(id -> assertTrue(names.add(id.asText()), "" + id));
    assertTrue(names.size() > 15, names.toString());
    for (JsonNode reference : document.findValues("$ref")) {
      assertFalse(document.at(reference.asText().substring(1)).isMissingNode(), "" + reference);
    }
    assertEquals("3.1.0", document.get("openapi").asText());
  }
}
