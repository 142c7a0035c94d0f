package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.routing.DecisionId;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSurfaceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROUTE =
      "{\"model\":\"llama-3.1-8b\",\"request_id\":\"r-1\",\"input_tokens\":500,\"max_output_tokens\":200,"
          + "\"origin\":\"DE\",\"task\":\"chat\",\"session_id\":\"s\",\"stream\":true,\"explain\":true,"
          + "\"slo\":{\"class\":\"interactive\",\"ttft_ms\":800},"
          + "\"constraints\":{\"residency\":[\"eu\"],\"ignore\":[\"x\"],\"min_quality\":0.1}}";

  @TempDir private static Path stateDir;
  private static SlitApplication app;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    app = TestServers.startReady(stateDir);
    port = app.port();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static void assertProblem(int status, HttpResponse<String> response) throws Exception {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    JsonNode json = JSON.readTree(response.body());
    assertEquals(status, json.get("status").intValue());
    assertTrue(json.hasNonNull("type") && json.hasNonNull("title") && json.hasNonNull("detail"));
    assertNoTrace(response.body());
  }

  private static void assertNoTrace(String body) {
    assertFalse(body.contains("\tat ") || body.contains("Exception"), body);
  }

  @Test
  void routesOnBothPorts() throws Exception {
    for (int each : List.of(port, app.managementPort())) {
      HttpResponse<String> response = TestServers.post(each, "/v1/route", ROUTE);
      assertEquals(200, response.statusCode(), response.body());
      assertEquals("eu", JSON.readTree(response.body()).at("/target/region").textValue());
    }
  }

  @Test
  void routesABatch() throws Exception {
    HttpResponse<String> response =
        TestServers.post(port, "/v1/route:batch", "[" + ROUTE + "," + ROUTE + "]");
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(2, JSON.readTree(response.body()).size());
  }

  @Test
  void showsThePlanOnceOnly() throws Exception {
    HttpResponse<String> first = TestServers.get(port, "/v1/plan");
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals(
        0.75, JSON.readTree(first.body()).at("/classes/0/shares").get(TwoSites.EU).asDouble());
    assertEquals("max-age=900", first.headers().firstValue("Cache-Control").orElseThrow());
    HttpResponse<String> second =
        TestServers.send(TestServers.request(port, "/v1/plan").header("If-None-Match", etag));
    assertEquals(304, second.statusCode());
    assertEquals("", second.body());
  }

  @Test
  void answersProblemsForWhatNoRouteTakes() throws Exception {
    assertProblem(404, TestServers.get(port, "/v1/nothing"));
    assertProblem(404, TestServers.get(port, "/metrics"));
    HttpResponse<String> wrongMethod = TestServers.get(port, "/v1/route");
    assertProblem(405, wrongMethod);
    assertEquals("POST", wrongMethod.headers().firstValue("Allow").orElse(""));
    assertProblem(
        415,
        TestServers.send(
            TestServers.request(port, "/v1/route")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(ROUTE))));
    String large = "{\"model\":\"llama-3.1-8b\",\"x\":\"" + "y".repeat(2 << 20) + "\"}";
    assertProblem(413, TestServers.post(port, "/v1/route", large));
    assertProblem(
        413,
        TestServers.send(
            TestServers.request(port, "/v1/route")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes())))));
  }

  @Test
  void answersBrokenHttpWithoutATrace() throws Exception {
    for (String head :
        List.of(
            "GET /%zz HTTP/1.1",
            "GET /a/..;/b HTTP/1.1",
            "BREW /v1/route HTTP/1.1",
            "POST /v1/route HTTP/9.9",
            "nonsense")) {
      String answer = raw(head + "\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 505"), answer);
      assertNoTrace(answer);
    }
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port);
        InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void fiveHundredMutatedBodiesNeverHurt() throws Exception {
    long seed = 20230710;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] body = mutated(ROUTE, random);
      HttpResponse<String> response =
          TestServers.send(
              TestServers.request(port, i % 5 == 0 ? "/v1/outcomes" : "/v1/route")
                  .POST(BodyPublishers.ofByteArray(body)));
      String what =
          "seed " + seed + ", body " + i + ": " + new String(body, StandardCharsets.UTF_8);
      assertTrue(response.statusCode() < 500, what + " -> " + response.body());
      assertNoTrace(response.body());
      if (response.statusCode() >= 400) {
        assertProblem(response.statusCode(), response);
      }
    }
  }

  private static byte[] mutated(String text, Random random) {
    String[] tokens = {
      "null",
      "-1",
      "1e999",
      "\"\\ud800\"",
      "[]",
      "{}",
      "\"\"",
      "true",
      "99999999999999999999",
      "\"\\u0000\"",
      "[[[[",
      "}",
      "\"",
      ":",
      ","
    };
    StringBuilder mutant = new StringBuilder(text);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(5)) {
        case 0 -> mutant.deleteCharAt(at);
        case 1 -> mutant.insert(at, (char) random.nextInt(0x300));
        case 2 -> mutant.setLength(Math.max(1, at));
        case 3 -> {
          int colon = mutant.indexOf(":", at);
          mutant.insert(Math.max(0, colon + 1), tokens[random.nextInt(tokens.length)]);
        }
        default -> {
          int colon = mutant.indexOf(":", at);
          int comma = mutant.indexOf(",", Math.max(0, colon));
          if (colon >= 0 && comma > colon) {
            mutant.replace(colon + 1, comma, tokens[random.nextInt(tokens.length)]);
          }
        }
      }
    }
    byte[] bytes = mutant.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void booksAnOutcomeOnce() throws Exception {
    String body = outcome("once", 180);
    HttpResponse<String> first = TestServers.post(port, "/v1/outcomes", body);
    HttpResponse<String> repeat = TestServers.post(port, "/v1/outcomes", outcome("once", 999));
    assertEquals(200, first.statusCode(), first.body());
    assertEquals(first.body(), repeat.body());
    Set<String> seen = new HashSet<>();
    app.outcomes().forEach(one -> assertTrue(seen.add(one.decisionId())));
    assertTrue(seen.contains(JSON.readTree(first.body()).get("decision_id").textValue()));
    assertTrue(
        TestServers.get(app.managementPort(), "/metrics")
            .body()
            .contains("slit_outcomes_repeated_total"));
  }

  @Test
  void refusesAKeyThatNamesAnotherOutcome() throws Exception {
    for (String name : List.of("key-a", "key-b")) {
      HttpResponse<String> response =
          TestServers.send(
              TestServers.request(port, "/v1/outcomes")
                  .header("Idempotency-Key", "the-key")
                  .POST(BodyPublishers.ofString(outcome(name, 1))));
      if (name.equals("key-a")) {
        assertEquals(200, response.statusCode());
      } else {
        assertProblem(422, response);
      }
    }
  }

  @Test
  void refusesADecisionThatIsNone() throws Exception {
    assertProblem(400, TestServers.post(port, "/v1/outcomes", "{\"decision_id\":\"00\"}"));
    String foreign = new DecisionId(1, 2, 77, 0).toString();
    assertProblem(
        400,
        TestServers.post(
            port, "/v1/outcomes", "{\"status\":\"failed\",\"decision_id\":\"" + foreign + "\"}"));
  }

  private static String outcome(String requestId, int outputTokens) throws Exception {
    String route = "{\"model\":\"llama-3.1-8b\",\"request_id\":\"" + requestId + "\"}";
    String id =
        JSON.readTree(TestServers.post(port, "/v1/route", route).body())
            .get("decision_id")
            .textValue();
    return "{\"decision_id\":\"%s\",\"ttft_ms\":120.5,\"tpot_ms\":14,\"input_tokens\":500,\"output_tokens\":%d,\"status\":\"completed\"}"
        .formatted(id, outputTokens);
  }

  @Test
  void servesManyCallersAtOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> targets = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        String body = "{\"model\":\"llama-3.1-8b\",\"request_id\":\"c-" + (i % 100) + "\"}";
        targets.add(callers.submit(() -> TestServers.post(port, "/v1/route", body).body()));
      }
      for (int i = 0; i < 2000; i++) {
        assertEquals(decision(targets.get(i % 100)), decision(targets.get(i)));
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static String decision(Future<String> answer) throws Exception {
    return JSON.readTree(answer.get()).get("decision_id").textValue();
  }

  @Test
  void tellsItsHealthAndMetrics() throws Exception {
    assertEquals("ok", status("/healthz"));
    assertEquals("ready", status("/readyz"));
    TestServers.post(port, "/v1/route", ROUTE);
    String metrics = TestServers.get(app.managementPort(), "/metrics").body();
    assertTrue(metrics.contains("slit_route_decisions_total{deployment="), metrics);
    assertTrue(metrics.contains("slit_route_duration_seconds_bucket{le=\"5.0E-5\"}"), metrics);
    assertTrue(metrics.contains("slit_plan_age_seconds"), metrics);
  }

  private static String status(String path) throws Exception {
    return JSON.readTree(TestServers.get(port, path).body()).get("status").textValue();
  }
}
