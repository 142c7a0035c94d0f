package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.telemetry.store.TelemetryStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry of other programs over HTTP, on a real port. */
class TelemetryRoutesIT {
  private static final String LITELLM = "/v1/telemetry/litellm";
  private static final String OTEL = "/v1/telemetry/otel";

  @TempDir private Path state;
  private SlitApplication app;

  @BeforeEach
  void start() throws Exception {
    app = TestServers.start(state, Map.of("max_body_bytes", "20000"), TwoSites::plan);
    TestServers.awaitReady(app.port());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return TestServers.send(
        TestServers.request(app.managementPort(), path)
            .setHeader("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String payload(String id) {
    return """
    {"id":"%s","status":"success","startTime":1688990400.0,"completionStartTime":1688990400.21,\
    "endTime":1688990404.19,"prompt_tokens":512,"completion_tokens":200,\
    "model":"llama-3.1-8b","api_base":"http://DE.example/v1",\
    "messages":[{"role":"user","content":"my secret prompt"}],\
    "error_str":"my secret error","metadata":{"requester_metadata":{"note":"secret"},\
    "usage_object":{"prompt_tokens_details":{"cached_tokens":384}}},\
    "response":{"choices":[{"message":{"content":"my secret answer"}}]}}\
    """
        .formatted(id);
  }

  private long rows() {
    return TelemetryStore.of(state).rowsByPartition().values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private void assertHoldsNoSecret() throws Exception {
    try (Stream<Path> paths = Files.walk(state)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("secret"), path.toString());
      }
    }
  }

  @Test
  void takesLinesAndTellsWhatItCannotUseByReason() throws Exception {
    String body =
        payload("a")
            + "\n\nno json\n"
            + payload("write me a secret poem")
            + "\n"
            + payload("b").replace("llama-3.1-8b", "gpt-4o");
    HttpResponse<String> answer = post(LITELLM, "application/x-ndjson", body);
    assertEquals(200, answer.statusCode(), answer.body());
    String text = answer.body().replaceAll("\\s+", " ");
    assertTrue(text.contains("\"lines\" : 4, \"rows\" : 1,"), text);
    assertTrue(
        text.contains("\"reason\" : \"the line is no JSON\", \"count\" : 1, \"first_line\" : 3"),
        text);
    assertTrue(text.contains("\"reason\" : \"the id is not 1 to 128"), text);
    assertTrue(text.contains("0 deployments have the endpoint"), text);
    assertEquals(1, rows());
    assertHoldsNoSecret();
    String metrics = TestServers.get(app.managementPort(), "/metrics").body();
    assertTrue(metrics.contains("slit_telemetry_rows_total{format=\"litellm\"} 1.0"), metrics);
    assertTrue(metrics.contains("slit_telemetry_refused_total{format=\"litellm\"} 3.0"), metrics);
  }

  @Test
  void takesAnArrayAsLiteLlmSendsIt() throws Exception {
    String body = " [" + payload("a") + ", " + payload("b") + "]";
    HttpResponse<String> answer = post(LITELLM, "application/json", body);
    assertTrue(answer.body().replaceAll("\\s+", " ").contains("\"lines\" : 2, \"rows\" : 2,"));
    assertEquals(2, rows());
    assertHoldsNoSecret();
  }

  @Test
  void takesSpans() throws Exception {
    String span =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8e","spanId":"eee1",\
        "startTimeUnixNano":"1688990400000000000","endTimeUnixNano":"1688990404190000000",\
        "attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"llama-3.1-8b"}},\
        {"key":"server.address","value":{"stringValue":"http://DE.example/v1"}},\
        {"key":"gen_ai.usage.input_tokens","value":{"intValue":"512"}},\
        {"key":"gen_ai.usage.output_tokens","value":{"intValue":"200"}},\
        {"key":"gen_ai.latency.time_in_queue","value":{"doubleValue":0.05}},\
        {"key":"gen_ai.prompt","value":{"stringValue":"my secret prompt"}},\
        {"key":"gen_ai.latency.time_to_first_token","value":{"doubleValue":0.21}}]}]}]}]}\
        """;
    HttpResponse<String> answer = post(OTEL, "application/json", span);
    assertTrue(
        answer.body().replaceAll("\\s+", " ").contains("\"lines\" : 1, \"rows\" : 1,"),
        answer.body());
    assertHoldsNoSecret();
  }

  @Test
  void theSameBatchAgainIsTheSameAsOnceAlsoWhenMerged() throws Exception {
    for (int i = 0; i < 10; i++) {
      post(LITELLM, "application/x-ndjson", payload("r" + i));
    }
    post(LITELLM, "application/x-ndjson", payload("r3"));
    assertEquals(10, rows());
    TelemetryStore store = TelemetryStore.of(state);
    assertEquals(10, store.compact());
    assertEquals(10, rows());
    IntStream.range(0, 8).forEach(i -> assertDoesNotFail(payload("r" + i)));
    assertEquals(18, rows(), "sent again after merging");
    store.compact();
    assertEquals(10, rows(), "merged away");
  }

  private void assertDoesNotFail(String body) {
    try {
      assertEquals(200, post(LITELLM, "application/x-ndjson", body).statusCode());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesWhatIsNoTelemetry() throws Exception {
    assertEquals(400, post(LITELLM, "application/json", " \n").statusCode());
    assertEquals(400, post(LITELLM, "application/json", "[{\"id\":").statusCode());
    assertEquals(415, post(LITELLM, "application/x-protobuf", "x").statusCode());
    assertEquals(413, post(LITELLM, "application/json", "x".repeat(20_001)).statusCode());
    HttpResponse<String> zipped =
        TestServers.send(
            TestServers.request(app.managementPort(), OTEL)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x")));
    assertEquals(415, zipped.statusCode());
    assertTrue(zipped.body().contains("(gzip) is not read"), zipped.body());
    assertEquals(
        404, TestServers.post(app.port(), LITELLM, payload("a")).statusCode(), "no data route");
    assertEquals(0, rows());
  }

  @Test
  void aFailureReasonThatIsNoCodeIsNotKept() throws Exception {
    String decision =
        TestServers.post(app.port(), "/v1/route", "{\"model\":\"llama-3.1-8b\"}")
            .body()
            .replaceAll("(?s).*\"decision_id\"\\s*:\\s*\"([0-9a-f]+)\".*", "$1");
    HttpResponse<String> answer =
        TestServers.post(
            app.port(),
            "/v1/outcomes",
            "{\"decision_id\":\"%s\",\"status\":\"failed\",\"reason\":\"my secret prompt\"}"
                .formatted(decision));
    assertEquals(200, answer.statusCode(), answer.body());
    assertHoldsNoSecret();
  }
}
