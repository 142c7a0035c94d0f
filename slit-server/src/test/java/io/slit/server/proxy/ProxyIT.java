package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes through the proxy, both ways. */
class ProxyIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHAT =
      "{ \"messages\":[{\"role\":\"user\",\"content\":\"s\u00e9cret \\\"model\\\": \\u00e9\"}],\n"
          + "\t\"model\" : \"LLAMA-3.1-8b\" ,\"stream\":%s, \"x\": 1.50 }";
  private static final String ONLY_EU = "x-slit-only";

  @TempDir private static Path stateDir;
  private static ProxyServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new ProxyServer(stateDir, Map.of());
  }

  @BeforeEach
  void reset() {
    server.eu.does(call -> call.whole(200, "application/json", StubUpstream.WHOLE));
    server.us.does(call -> call.whole(200, "application/json", StubUpstream.WHOLE));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    var request = TestServers.request(server.port(), path).POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return TestServers.send(request);
  }

  private static String chat(boolean stream) {
    return CHAT.formatted(stream);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void onlyTheModelOfTheBodyIsRewritten() throws Exception {
    HttpResponse<String> answer =
        post("/v1/chat/completions?a=b%20c", chat(false), ONLY_EU, TwoSites.EU);
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(StubUpstream.WHOLE, answer.body());
    StubUpstream.Call call = server.eu.calls().get(0);
    assertEquals("/v1/chat/completions?a=b%20c", call.target());
    assertEquals(
        chat(false).replace("\"LLAMA-3.1-8b\"", "\"meta-llama/Llama-3.1-8B-Instruct\""),
        call.body());
  }

  @Test
  void theCallersKeyStaysAndTheDeploymentsKeyGoes() throws Exception {
    post(
        "/v1/chat/completions",
        chat(false),
        ONLY_EU,
        TwoSites.EU,
        "Authorization",
        "Bearer callers-key",
        "x-api-key",
        "callers-key",
        "x-custom",
        "kept");
    StubUpstream.Call call = server.eu.calls().get(0);
    assertEquals("Bearer " + ProxyServer.EU_KEY, call.headers().get("Authorization"));
    assertFalse(call.headers().asString().contains("callers-key"), call.headers().asString());
    assertFalse(call.headers().asString().contains("x-slit"), call.headers().asString());
    assertEquals("kept", call.headers().get("x-custom"));
    post("/v1/chat/completions", chat(false), ONLY_EU, TwoSites.US);
    assertEquals(
        "Bearer " + ProxyServer.US_KEY, server.us.calls().get(0).headers().get("Authorization"));
  }

  @Test
  void everyAnswerTellsTheDecision() throws Exception {
    server.us.does(
        call -> {
          call.response().getHeaders().put("x-slit-mode", "spoofed");
          call.response().getHeaders().put("set-cookie", "a=b");
          call.response().getHeaders().put("openai-processing-ms", "7");
          call.whole(200, "application/json", StubUpstream.WHOLE);
        });
    HttpResponse<String> answer =
        post(
            "/v1/chat/completions", chat(false),
            "x-slit-residency", "us",
            "x-request-id", "mine-1",
            "x-slit-estimates", "true");
    assertEquals("mine-1", header(answer, "x-request-id"));
    assertEquals(48, header(answer, "x-slit-decision-id").length());
    assertEquals(TwoSites.US, header(answer, "x-slit-target"));
    assertEquals("us", header(answer, "x-slit-region"));
    assertTrue(header(answer, "x-slit-plan-id").startsWith("plan-"));
    assertEquals("0", header(answer, "x-slit-plan-age-ms"));
    assertEquals(List.of("plan"), answer.headers().allValues("x-slit-mode"));
    assertEquals("1", header(answer, "x-slit-attempts"));
    assertTrue(Double.parseDouble(header(answer, "x-slit-overhead-ms")) < 1000);
    assertEquals("7", header(answer, "openai-processing-ms"));
    assertEquals("", header(answer, "set-cookie"));
    assertEquals(0.05, Double.parseDouble(header(answer, "x-slit-est-gco2e")), 1e-9);
    assertEquals(1, Double.parseDouble(header(answer, "x-slit-est-water-ml")), 1e-9);
  }

  @Test
  void eventsComeAsTheyWereSent() throws Exception {
    server.eu.does(call -> call.stream(StubUpstream.pieces(StubUpstream.EVENTS), 1));
    HttpResponse<String> answer = post("/v1/chat/completions", chat(true), ONLY_EU, TwoSites.EU);
    assertEquals(String.join("", StubUpstream.EVENTS), answer.body());
    assertEquals("text/event-stream; charset=utf-8", header(answer, "content-type"));
  }

  @Test
  void charactersThatAreSplitComeWhole() throws Exception {
    byte[] all = String.join("", StubUpstream.EVENTS).getBytes(StandardCharsets.UTF_8);
    List<byte[]> single = new ArrayList<>();
    for (int i = 0; i < all.length; i += 3) {
      single.add(Arrays.copyOfRange(all, i, Math.min(all.length, i + 3)));
    }
    server.eu.does(call -> call.stream(single, 0));
    HttpResponse<String> answer = post("/v1/chat/completions", chat(true), ONLY_EU, TwoSites.EU);
    assertEquals(String.join("", StubUpstream.EVENTS), answer.body());
  }

  @Test
  void aStreamEndsWithDoneEvenIfItsDeploymentGoesOn() throws Exception {
    server.eu.does(call -> call.stallAfter(StubUpstream.pieces(StubUpstream.EVENTS)));
    long began = System.nanoTime();
    HttpResponse<String> answer = post("/v1/chat/completions", chat(true), ONLY_EU, TwoSites.EU);
    assertTrue(answer.body().endsWith("data: [DONE]\n\n"));
    assertTrue(System.nanoTime() - began < 900_000_000L, "it waited for the deployment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/completions", "/v1/embeddings", "/v1/responses"})
  void otherPathsPassToo(String path) throws Exception {
    HttpResponse<String> answer =
        post(path, "{\"model\":\"llama-3.1-8b\",\"input\":\"x\"}", ONLY_EU, TwoSites.EU);
    assertEquals(StubUpstream.WHOLE, answer.body());
    assertEquals(path, server.eu.calls().get(0).target());
  }

  @Test
  void aFaultOfTheRequestPassesAsTheDeploymentTellsIt() throws Exception {
    String error =
        "{\"error\":{\"message\":\"too"
            + " long\",\"type\":\"invalid_request_error\",\"param\":\"messages\",\"code\":\"context_length_exceeded\"}}";
    server.eu.does(call -> call.whole(400, "application/json", error));
    HttpResponse<String> answer = post("/v1/chat/completions", chat(false), ONLY_EU, TwoSites.EU);
    assertEquals(400, answer.statusCode());
    assertEquals(error, answer.body());
    assertEquals(1, server.eu.calls().size());
  }

  @Test
  void modelsAreListed() throws Exception {
    JsonNode list = JSON.readTree(TestServers.get(server.port(), "/v1/models").body());
    assertEquals("list", list.get("object").asText());
    assertEquals("llama-3.1-8b", list.get("data").get(0).get("id").asText());
    assertEquals("model", list.get("data").get(0).get("object").asText());
    JsonNode one = JSON.readTree(TestServers.get(server.port(), "/v1/models/llama-3.1-8b").body());
    assertEquals(list.get("data").get(0), one);
    assertError(404, "model_not_found", TestServers.get(server.port(), "/v1/models/gpt-x"));
  }

  private static void assertError(int status, String code, HttpResponse<String> answer)
      throws Exception {
    assertEquals(status, answer.statusCode(), answer.body());
    JsonNode error = JSON.readTree(answer.body()).get("error");
    assertEquals(code, error.get("code").asText(), answer.body());
    assertTrue(error.has("message") && error.has("type") && error.has("param"));
    assertFalse(header(answer, "x-request-id").isEmpty());
    assertFalse(answer.body().contains("s\u00e9cret"), answer.body());
  }

  @Test
  void faultsAreToldInOpenAisForm() throws Exception {
    String path = "/v1/chat/completions";
    assertError(404, "model_not_found", post(path, "{\"model\":\"gpt-x\"}"));
    assertError(400, "invalid_field", post(path, "{\"messages\":[\"s\u00e9cret\"]}"));
    assertError(400, "invalid_json", post(path, "{\"model\":\"m\",\"s\u00e9cret\":s\u00e9cret"));
    assertError(400, "invalid_json", post(path, "[]"));
    assertError(400, "invalid_field", post(path, "{\"model\":\"a\",\"model\":\"b\"}"));
    assertError(422, "no_feasible_target", post(path, chat(false), "x-slit-residency", "mars"));
    assertError(400, "invalid_field", post(path, chat(false), "x-slit-residency", " , "));
    assertError(400, "invalid_field", post(path, chat(false), "x-slit-policy", "greenest"));
    assertError(400, "invalid_field", post(path, chat(false), "x-slo-ttft-ms", "soon"));
    assertError(400, "invalid_field", post(path, chat(false), "x-slit-deadline", "soon"));
    assertError(
        408,
        "deadline_exceeded",
        post(path, chat(false), "x-slit-deadline", "2020-01-01T00:00:00Z"));
    assertError(405, "method_not_allowed", TestServers.get(server.port(), path));
    String large = "{\"model\":\"llama-3.1-8b\",\"x\":\"" + "s\u00e9cret".repeat(200_000) + "\"}";
    assertError(413, "body_too_large", post(path, large));
    assertEquals(0, server.eu.calls().size() + server.us.calls().size());
  }

  @Test
  void aDryRunAsksNobody() throws Exception {
    HttpResponse<String> answer =
        post("/v1/chat/completions", chat(true), "x-slit-dry-run", "true");
    assertEquals(200, answer.statusCode());
    JsonNode decision = JSON.readTree(answer.body());
    assertTrue(decision.get("dry_run").asBoolean());
    assertFalse(decision.has("decision_id"), "no outcome is expected of it");
    assertEquals(
        header(answer, "x-slit-target"), decision.get("target").get("deployment").asText());
    assertEquals(0, server.eu.calls().size() + server.us.calls().size());
  }

  @Test
  void sessionsStayAndSharesAreThePlans() throws Exception {
    for (int i = 0; i < 20; i++) {
      post("/v1/chat/completions", chat(false), "x-session-id", "s-1");
    }
    assertEquals(0, Math.min(server.eu.calls().size(), server.us.calls().size()));
    reset();
    for (int i = 0; i < 200; i++) {
      post("/v1/chat/completions", chat(false));
    }
    assertEquals(150, server.eu.calls().size(), 30, "75 % of 200, five standard deviations");
  }

  @Test
  void aWholeStreamBecomesAnOutcome() throws Exception {
    server.eu.does(call -> call.stream(StubUpstream.pieces(StubUpstream.EVENTS), 5));
    HttpResponse<String> answer = post("/v1/chat/completions", chat(true), ONLY_EU, TwoSites.EU);
    String id = header(answer, "x-slit-decision-id");
    String again = "{\"decision_id\":\"" + id + "\",\"status\":\"failed\"}";
    TestServers.post(server.port(), "/v1/outcomes", again); // waits until the first is on disk
    String metrics = TestServers.get(server.app.managementPort(), "/metrics").body();
    assertTrue(metrics.contains("slit_outcomes_repeated_total 1.0"), metrics);
    assertTrue(
        metrics.contains("gen_ai_usage_output_tokens_total{deployment=\"" + TwoSites.EU + "\"}"),
        metrics);
    assertFalse(metrics.contains("s\u00e9cret"));
  }
}
