package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.net.http.HttpRequest.BodyPublishers;
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

/** Who may see and do what at the dashboard of a server with keys; its planner knows no front. */
class DashboardKeysIT {
  @TempDir private static Path stateDir;
  private static SlitApplication app;

  @BeforeAll
  static void start() throws Exception {
    String keys =
        "route:%s,telemetry:%s,admin:%s"
            .formatted(sha256("route-key"), sha256("telemetry-key"), sha256("admin-key"));
    app = TestServers.start(stateDir, Map.of("api_keys", keys), TwoSites::plan);
    TestServers.awaitReady(app.port());
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, '', 200",
    "GET, /dashboard/app.js, '', 200",
    "GET, /v1/status, '', 401",
    "GET, /v1/status, telemetry-key, 403",
    "GET, /v1/status, route-key, 200",
    "GET, /v1/front, '', 401",
    "GET, /v1/front, route-key, 404",
    "GET, /v1/plans/x, '', 401",
    "GET, /v1/plans/x, route-key, 404",
    "GET, /v1/reports/footprint, route-key, 403",
    "GET, /v1/reports/footprint, telemetry-key, 200",
    "POST, /v1/plans/x:activate, '', 401",
    "POST, /v1/plans/x:activate, wrong-key, 401",
    "POST, /v1/plans/x:activate, route-key, 403",
    "POST, /v1/plans/x:rollback, telemetry-key, 403",
    "POST, /v1/plans/x:activate, admin-key, 404",
    "POST, /v1/plans/x:rollback, admin-key, 409"
  })
  void aRouteAsksForItsRole(String method, String path, String key, int status) throws Exception {
    var request = TestServers.request(app.managementPort(), path);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    var answer =
        TestServers.send(
            method.equals("GET") ? request.GET() : request.POST(BodyPublishers.noBody()));
    assertEquals(status, answer.statusCode(), answer.body());
  }

  @Test
  void theLogNamesAKeyByItsHashOnly() throws Exception {
    Gate gate =
        new Gate(
            TestServers.config(stateDir, Map.of("api_keys", "admin:" + sha256("admin-key")))
                .listen()
                .apiKeys());
    String name = gate.nameOf("Bearer admin-key");
    assertEquals("key " + sha256("admin-key").substring(0, 12), name);
    assertFalse(name.contains("admin-key"));
  }
}
