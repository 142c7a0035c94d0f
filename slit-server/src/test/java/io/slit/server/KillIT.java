package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.storage.OutcomeStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(120)
class KillIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = 8;
  private static final int BEFORE_THE_KILL = 400;

  @TempDir private Path stateDir;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  private Process server(String... more) throws IOException {
    return server(stateDir, more);
  }

  private Process server(Path directory, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TwoSitesServer.class.getName(),
                "serve",
                "--json",
                "--state-dir",
                directory.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
    started.add(process);
    return process;
  }

  private static JsonNode ports(Process server) throws IOException {
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    return JSON.readTree(String.valueOf(out.readLine()));
  }

  @Test
  void everyAcknowledgedOutcomeSurvivesKill9Once() throws Exception {
    Map<String, String> acknowledged = killUnderLoad();
    Process again = server("--port", "0", "--management-port", "0");
    JsonNode ports = ports(again);
    int port = ports.get("port").intValue();
    TestServers.awaitReady(port);
    int kept = stored(ports);
    assertTrue(kept >= acknowledged.size(), kept + " of " + acknowledged.size());
    assertTrue(kept <= acknowledged.size() + CALLERS, "only open calls may be unknown");
    for (Map.Entry<String, String> one : acknowledged.entrySet()) {
      HttpResponse<String> repeat = report(port, one.getKey());
      assertEquals(200, repeat.statusCode(), repeat.body());
      assertEquals(one.getValue(), repeat.body(), "a repeat gets the answer of the first time");
    }
    assertEquals(kept, stored(ports), "repeats store nothing");
    again.destroy(); // SIGTERM
    assertEquals(0, again.waitFor());
    assertStoredOnce(acknowledged.keySet(), kept);
  }

  /** Returns the answers of all outcomes that a server acknowledged before it was killed. */
  private Map<String, String> killUnderLoad() throws Exception {
    Process server = server("--port", "0", "--management-port", "0");
    int port = ports(server).get("port").intValue();
    TestServers.awaitReady(port);
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      String caller = "caller-" + i + "-";
      Thread thread = new Thread(() -> reportUntilGone(port, caller, acknowledged, enough));
      thread.start();
      callers.add(thread);
    }
    assertTrue(enough.await(60, TimeUnit.SECONDS));
    server.destroyForcibly().waitFor(); // SIGKILL
    for (Thread caller : callers) {
      caller.join();
    }
    assertTrue(acknowledged.size() >= BEFORE_THE_KILL);
    return acknowledged;
  }

  private static void reportUntilGone(
      int port, String caller, Map<String, String> acknowledged, CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        String body = "{\"model\":\"llama-3.1-8b\",\"request_id\":\"" + caller + i + "\"}";
        String id =
            JSON.readTree(TestServers.post(port, "/v1/route", body).body())
                .get("decision_id")
                .textValue();
        HttpResponse<String> answer = report(port, id);
        if (answer.statusCode() == 200) {
          acknowledged.put(id, answer.body());
          enough.countDown();
        }
      }
    } catch (IOException e) {
      return; // the server was killed: what this test is about
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reports an outcome; half of the decisions have a key besides. */
  private static HttpResponse<String> report(int port, String id) throws Exception {
    HttpRequest.Builder request = TestServers.request(port, "/v1/outcomes");
    if (id.hashCode() % 2 == 0) {
      request.header("Idempotency-Key", "key-" + id);
    }
    String body = "{\"decision_id\":\"" + id + "\",\"status\":\"failed\",\"reason\":\"test\"}";
    return TestServers.send(request.POST(BodyPublishers.ofString(body)));
  }

  /** Returns how many outcomes a server says that it keeps. */
  private static int stored(JsonNode ports) throws Exception {
    String metrics = TestServers.get(ports.get("management_port").intValue(), "/metrics").body();
    return metrics
        .lines()
        .filter(line -> line.startsWith("slit_outcomes_in_store "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private void assertStoredOnce(Set<String> acknowledged, int kept) {
    Map<String, Integer> stored = new HashMap<>();
    try (OutcomeStore store = OutcomeStore.open(stateDir)) {
      store.forEach(one -> stored.merge(one.decisionId(), 1, Integer::sum));
    }
    acknowledged.forEach(id -> assertEquals(1, stored.get(id), id));
    assertEquals(kept, stored.size());
  }

  @Test
  void aSecondServerOnTheSameStoreOrPortSaysSo() throws Exception {
    Process first = server("--port", "0", "--management-port", "0");
    int port = ports(first).get("port").intValue();
    Process sameStore = server("--port", "0", "--management-port", "0");
    assertEquals(3, sameStore.waitFor());
    String told = new String(sameStore.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(told.contains("in use by process " + first.pid()), told);
    Process samePort =
        server(
            stateDir.resolve("other"), "--port", Integer.toString(port), "--management-port", "0");
    assertEquals(3, samePort.waitFor());
    String message = new String(samePort.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(message.contains("The port " + port + " on 127.0.0.1 is in use"), message);
  }

  @Test
  void badConfigurationStartsNothing() throws Exception {
    Process server = server("--port", "99999");
    assertEquals(2, server.waitFor());
    String told = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(told.contains("flag --port: the setting port (99999) must be 0 to 65535"), told);
    assertEquals(0, server.getInputStream().readAllBytes().length);
  }
}
