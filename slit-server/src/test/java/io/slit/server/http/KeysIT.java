package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.server.CommandRun;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with keys, over HTTP. */
class KeysIT {
  @TempDir private static Path stateDir;
  private static SlitApplication app;

  @BeforeAll
  static void start() throws Exception {
    String keys = "route:" + sha256("route-key") + ",telemetry:" + sha256("telemetry-key");
    app = TestServers.start(stateDir, Map.of("api_keys", keys), TwoSites::plan);
    TestServers.awaitReady(app.port());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static HttpResponse<String> call(String method, String path, String key)
      throws Exception {
    boolean isManagement = path.equals("/metrics") || path.startsWith("/v1/telemetry");
    int port = isManagement ? app.managementPort() : app.port();
    var request = TestServers.request(port, path);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    String body = path.endsWith(":batch") ? "[]" : "{\"model\":\"llama-3.1-8b\"}";
    return TestServers.send(
        method.equals("GET") ? request.GET() : request.POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/route, route-key, 200",
    "POST, /v1/route, telemetry-key, 403",
    "POST, /v1/route, wrong-key, 401",
    "POST, /v1/route, '', 401",
    "POST, /v1/route:batch, telemetry-key, 403",
    "POST, /v1/route:batch, '', 401",
    "GET, /v1/plan, route-key, 200",
    "GET, /v1/plan, telemetry-key, 403",
    "GET, /v1/plan, '', 401",
    "POST, /v1/outcomes, telemetry-key, 400",
    "POST, /v1/outcomes, route-key, 403",
    "POST, /v1/outcomes, '', 401",
    "POST, /v1/telemetry/litellm, telemetry-key, 200",
    "POST, /v1/telemetry/litellm, route-key, 403",
    "POST, /v1/telemetry/otel, telemetry-key, 200",
    "POST, /v1/telemetry/otel, '', 401",
    "GET, /metrics, telemetry-key, 200",
    "GET, /metrics, route-key, 403",
    "GET, /metrics, '', 401",
    "POST, /v1/chat/completions, telemetry-key, 403",
    "POST, /v1/chat/completions, '', 401",
    "GET, /v1/models, route-key, 200",
    "GET, /v1/models, wrong-key, 401",
    "GET, /healthz, '', 200",
    "GET, /readyz, '', 200"
  })
  void aRouteAsksForItsRole(String method, String path, String key, int status) throws Exception {
    HttpResponse<String> answer = call(method, path, key);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        status == 401 ? "Bearer" : "", answer.headers().firstValue("WWW-Authenticate").orElse(""));
  }

  @Test
  void aServerOpenToOthersNeedsKeys() {
    CommandRun run =
        CommandRun.of(
            "serve", "--host", "0.0.0.0", "--port", "0", "--state-dir", stateDir + "/open");
    assertEquals(2, run.code(), run.err());
  }
}
