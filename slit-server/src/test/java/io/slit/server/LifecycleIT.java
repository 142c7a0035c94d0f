package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.proxy.StubUpstream;
import java.io.BufferedReader;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own: its logs, its settings while it runs, and its end. */
@Timeout(60)
class LifecycleIT {
  /** The tests have a configuration of logging of their own. */
  private static final String SHIPPED_LOGGING = "-Dlogback.configurationFile=logback.xml";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHAT =
      "{\"model\":\"llama-3.1-8b\",\"stream\":true,\"messages\":[{\"content\":\"SECRETPROMPT\"}]}";

  @TempDir private Path work;
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final List<String> logged = new ArrayList<>();
  private StubUpstream upstream;
  private Process server;
  private int port;
  private int management;

  @BeforeEach
  void start() throws Exception {
    upstream = new StubUpstream();
    settings("log_format: json\ndrain: 20s\napi_keys: ['" + key("first") + "']\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SHIPPED_LOGGING,
            TwoSitesServer.class.getName(),
            "serve",
            "--json",
            "--port=0",
            "--management-port=0",
            "--config=" + work.resolve("slit.yaml"),
            "--state-dir=" + work.resolve("state"));
    builder.environment().put(TwoSitesServer.EU_ENDPOINT, upstream.endpoint());
    builder.environment().put(TwoSitesServer.US_ENDPOINT, upstream.endpoint());
    server = builder.start();
    JsonNode ports = JSON.readTree(server.inputReader(StandardCharsets.UTF_8).readLine());
    port = ports.get("port").intValue();
    management = ports.get("management_port").intValue();
    BufferedReader err = server.errorReader(StandardCharsets.UTF_8);
    Thread reader = new Thread(() -> err.lines().forEach(log::add), "log-reader");
    reader.setDaemon(true);
    reader.start();
    TestServers.awaitReady(port);
  }

  @AfterEach
  void stop() {
    server.destroyForcibly();
    upstream.close();
  }

  private void settings(String text) throws Exception {
    Path fresh = Files.writeString(work.resolve("fresh.yaml"), text);
    Files.move(
        fresh,
        work.resolve("slit.yaml"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private static String key(String key) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    return "admin:" + HexFormat.of().formatHex(hash);
  }

  /** Waits for a line of the log; each must be one JSON object. */
  private JsonNode logged(String part) throws Exception {
    while (true) {
      String line = log.take();
      logged.add(line);
      JsonNode json = JSON.readTree(line);
      assertTrue(json.isObject(), line);
      if (line.contains(part)) {
        return json;
      }
    }
  }

  private int plan(String key) throws Exception {
    return TestServers.send(
            TestServers.request(port, "/v1/plan").header("Authorization", "Bearer " + key))
        .statusCode();
  }

  @Test
  void settingsAreReadAgainAndAFaultKeepsTheOld() throws Exception {
    assertEquals(200, plan("first"));
    settings("log_format: json\napi_keys: ['" + key("second") + "']\nseed: 7\n");
    JsonNode read = logged("was read again");
    String text = read.get("formattedMessage").asText();
    assertTrue(text.contains("api_keys") && text.contains("seed"), text);
    assertEquals("INFO", read.get("level").asText());
    assertTrue(logged("need a restart").toString().contains("[drain, seed]"), logged.toString());
    assertEquals(401, plan("first"));
    assertEquals(200, plan("second"));
    settings("api_keys: ['nonsense']\nprot: 9\n");
    String error = logged("was not taken over").get("formattedMessage").asText();
    assertTrue(error.contains("prot") && error.contains("slit.yaml:2"), error);
    assertEquals(200, plan("second"));
  }

  private HttpResponse<String> manage(String method, String path, String key) throws Exception {
    return TestServers.send(
        TestServers.request(management, path)
            .header("Authorization", "Bearer " + key)
            .method(method, BodyPublishers.noBody()));
  }

  @Test
  void settingsAreReadAgainOnDemandAndTheStatusTellsWhatWaits() throws Exception {
    assertTrue(
        JSON.readTree(manage("GET", "/v1/status", "first").body())
            .at("/configuration")
            .isMissingNode());
    settings(
        "log_format: json\ndrain: 20s\nseed: 7\npreference: lowest:carbon\napi_keys: ['"
            + key("first")
            + "', '"
            + key("second").replace("admin:", "route:")
            + "']\n");
    HttpResponse<String> answer = manage("POST", "/v1/reload", "first");
    assertEquals(200, answer.statusCode(), answer.body());
    JsonNode status = JSON.readTree(manage("GET", "/v1/status", "first").body());
    JsonNode told = status.get("configuration");
    assertEquals("[\"api_keys\",\"preference\"]", told.get("taken_over").toString());
    assertEquals(
        "[seed]",
        told.get("waiting_for_restart").properties().stream()
            .map(Map.Entry::getKey)
            .toList()
            .toString());
    assertEquals(403, manage("POST", "/v1/reload", "second").statusCode());
    assertEquals(401, manage("POST", "/v1/reload", "third").statusCode());
    settings("prot: 9\n");
    HttpResponse<String> refused = manage("POST", "/v1/reload", "first");
    assertEquals(422, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("slit.yaml:1") && refused.body().contains("prot"));
    JsonNode after = JSON.readTree(manage("GET", "/v1/status", "first").body());
    assertTrue(after.at("/configuration/fault").asText().contains("prot"), after.toString());
  }

  @Test
  void openStreamsEndBeforeTheServerDoesAndNobodyNewIsLetIn() throws Exception {
    byte[] first = StubUpstream.EVENTS.get(0).getBytes(StandardCharsets.UTF_8);
    upstream.does(call -> call.stallAfter(List.of(first)));
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer first\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(CHAT.length(), CHAT);
    try (Socket caller = new Socket("127.0.0.1", port)) {
      caller.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      StringBuilder seen = new StringBuilder();
      readUntil(caller.getInputStream(), seen, "Hi");
      server.destroy();
      while (TestServers.get(management, "/readyz").statusCode() != 503) {
        Thread.onSpinWait();
      }
      assertTrue(TestServers.get(management, "/readyz").body().contains("\"stopping\""));
      assertFalse(server.waitFor(300, TimeUnit.MILLISECONDS), "it waits for the stream");
      upstream
          .calls()
          .get(0)
          .rest(StubUpstream.pieces(StubUpstream.EVENTS.subList(1, StubUpstream.EVENTS.size())));
      readUntil(caller.getInputStream(), seen, "data: [DONE]\n\n");
    }
    assertEquals(0, server.waitFor());
  }

  private static void readUntil(InputStream in, StringBuilder seen, String end) throws Exception {
    while (seen.indexOf(end) < 0) {
      int next = in.read();
      assertTrue(next >= 0, "ended early: " + seen);
      seen.append((char) next);
    }
  }

  @Test
  void aFailedRequestIsInTheLogWithItsDecisionAndWithoutItsPrompt() throws Exception {
    upstream.does(call -> call.whole(500, "application/json", "{}"));
    HttpResponse<String> answer =
        TestServers.send(
            TestServers.request(port, "/v1/chat/completions")
                .header("Authorization", "Bearer first")
                .POST(BodyPublishers.ofString(CHAT)));
    assertEquals(500, answer.statusCode());
    String decision = answer.headers().firstValue("x-slit-decision-id").orElseThrow();
    JsonNode line = logged(decision);
    assertTrue(line.get("kvpList").toString().contains("\"decision_id\""), line.toString());
    server.destroy();
    assertEquals(0, server.waitFor());
    log.drainTo(logged);
    for (String one : logged) {
      assertTrue(JSON.readTree(one).isObject(), one);
      assertFalse(one.contains("SECRETPROMPT"), one);
    }
  }
}
