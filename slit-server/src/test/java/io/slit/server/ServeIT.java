package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.server.planning.World;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real server on the committed scenario; its clock hardly moves, so one plan is in force. */
@Timeout(120)
class ServeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PORT = 8080;
  private static final int MANAGEMENT_PORT = 9090;
  private static final Path PROJECT = Worldwide.SCENARIO.resolve("../../..").normalize();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private static Path work;
  private static SlitApplication app;
  private static int port;

  /** On the documented ports if they are free, so that documented lines run word by word. */
  @BeforeAll
  static void start() throws Exception {
    boolean free = isFree(PORT) && isFree(MANAGEMENT_PORT);
    app =
        Worldwide.startReady(
            work.resolve("state"),
            Map.of(
                "port",
                free ? Integer.toString(PORT) : "0",
                "management_port",
                free ? Integer.toString(MANAGEMENT_PORT) : "0",
                "replay_speed",
                "0.001",
                "search_budget",
                "500"));
    port = app.port();
  }

  @AfterAll
  static void stop() {
    app.close();
    app = null; // a server of this scenario holds 0.3 GB, and all tests share one heap
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static JsonNode plan() throws Exception {
    return JSON.readTree(TestServers.get(port, "/v1/plan").body());
  }

  private static JsonNode route(ObjectNode body) throws Exception {
    HttpResponse<String> answer = TestServers.post(port, "/v1/route", body.toString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static ObjectNode request(String model) {
    return JSON.createObjectNode().put("model", model);
  }

  private static JsonNode batch(List<ObjectNode> bodies) throws Exception {
    HttpResponse<String> answer = TestServers.post(port, "/v1/route:batch", bodies.toString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  @Test
  void realisedSharesAreThoseOfThePlan() throws Exception {
    JsonNode plan = plan();
    JsonNode row = mostSpread(plan);
    ObjectNode template = requestOf(row.get("class").textValue());
    Map<String, Integer> realised = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      List<ObjectNode> bodies = new ArrayList<>();
      for (int k = 0; k < 1000; k++) {
        bodies.add(template.deepCopy().put("request_id", "share-" + i + "-" + k));
      }
      for (JsonNode answer : batch(bodies)) {
        assertEquals(plan.get("id"), answer.at("/plan/id"));
        assertEquals("plan", answer.get("mode").textValue());
        assertEquals(row.get("class"), answer.at("/explain/request_class"));
        realised.merge(answer.at("/target/deployment").textValue(), 1, Integer::sum);
      }
    }
    System.err.printf(
        "%s: planned %s, realised %s of 10000%n", row.get("class"), row.get("shares"), realised);
    for (String target : realised.keySet()) {
      assertTrue(row.get("shares").has(target), target + " has no share");
    }
    row.get("shares")
        .properties()
        .forEach(
            share ->
                assertEquals(
                    share.getValue().doubleValue(),
                    realised.getOrDefault(share.getKey(), 0) / 10_000.0,
                    0.02,
                    share.getKey()));
  }

  /** Returns the class whose largest share is least: where the draw matters most. */
  private static JsonNode mostSpread(JsonNode plan) {
    JsonNode best = null;
    double least = 1;
    for (JsonNode row : plan.get("classes")) {
      double largest = 0;
      for (JsonNode share : row.get("shares")) {
        largest = Math.max(largest, share.doubleValue());
      }
      if (largest < least) {
        least = largest;
        best = row;
      }
    }
    assertTrue(best != null && least < 0.9, "no class of the plan is split; largest " + least);
    return best;
  }

  /** Returns a request of a class, made from what the scenario says about it. */
  private static ObjectNode requestOf(String id) throws Exception {
    RequestClass wanted =
        World.source(Worldwide.SCENARIO).load().classes().stream()
            .filter(one -> one.id().value().equals(id))
            .findFirst()
            .orElseThrow();
    var profile = wanted.profile();
    ObjectNode body = request(profile.choice().name()).put("explain", true);
    body.put("task", profile.task().value()).put("origin", wanted.origin().id().value());
    body.put("input_tokens", (int) profile.tokens().meanInput());
    body.putObject("slo")
        .put(
            "class",
            profile.service() instanceof ServiceClass.Deferrable ? "deferrable" : "interactive");
    if (profile.residency() == Residency.HOME_REGION) {
      body.putObject("constraints").putArray("residency").add(wanted.origin().region().value());
    }
    return body;
  }

  @Test
  void theSameRequestAlwaysGetsTheSameTarget() throws Exception {
    for (int i = 0; i < 300; i++) {
      ObjectNode body = request(i % 2 == 0 ? "auto" : "chat").put("request_id", "same-" + i);
      JsonNode first = route(body);
      JsonNode second = route(body);
      assertEquals(first.at("/plan/id"), second.at("/plan/id"));
      assertEquals(first.get("target"), second.get("target"));
      assertEquals(first.get("decision_id"), second.get("decision_id"));
    }
  }

  @Test
  void aResidencyBoundRequestNeverLeavesItsRegion() throws Exception {
    Map<String, String> regions = regionBySite();
    for (String region : Set.copyOf(regions.values())) {
      List<ObjectNode> bodies = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        String model = List.of("llama-3.1-8b", "llama-3.1-70b", "chat").get(i % 3);
        ObjectNode body = request(model).put("request_id", region + "-" + i);
        body.put("origin", List.copyOf(regions.keySet()).get(i % regions.size()));
        body.putObject("constraints").putArray("residency").add(region);
        bodies.add(body);
      }
      JsonNode answers = batch(bodies);
      for (int i = 0; i < bodies.size(); i++) {
        String origin = bodies.get(i).get("origin").textValue();
        assertWithin(region, regions, answers.get(i), region.equals(regions.get(origin)));
      }
    }
  }

  /** From afar a site may be too slow for every class; at home there always is a target. */
  private static void assertWithin(
      String region, Map<String, String> regions, JsonNode answer, boolean atHome) {
    if (!atHome && answer.path("status").intValue() == 422) {
      return;
    }
    assertEquals(region, answer.at("/target/region").textValue(), answer.toString());
    for (JsonNode next : answer.get("ranked")) {
      String site = next.get("deployment").textValue().split("/")[0];
      assertEquals(region, regions.get(site), answer.toString());
    }
  }

  @Test
  void aRequestMayBeBoundToARegionThatIsNotItsHome() throws Exception {
    for (String model : List.of("llama-3.1-70b", "chat")) {
      ObjectNode body = request(model).put("origin", "GB").put("explain", true);
      body.putObject("constraints").putArray("residency").add("eu");
      JsonNode answer = route(body);
      assertEquals("eu", answer.at("/target/region").textValue());
      assertFalse(answer.at("/explain/request_class").textValue().startsWith("home-"));
    }
  }

  private static Map<String, String> regionBySite() {
    Map<String, String> regions = new HashMap<>();
    World.source(Worldwide.SCENARIO)
        .load()
        .fleet()
        .sites()
        .forEach(site -> regions.put(site.id().value(), site.region().value()));
    return regions;
  }

  @Test
  void aRequestThatNoSiteMayServeIsRefusedWith422() throws Exception {
    for (String region : List.of("uk", "atlantis")) {
      ObjectNode body = request("llama-3.1-405b");
      body.putObject("constraints").putArray("residency").add(region);
      HttpResponse<String> answer = TestServers.post(port, "/v1/route", body.toString());
      assertEquals(422, answer.statusCode(), answer.body());
      JsonNode problem = JSON.readTree(answer.body());
      assertEquals("urn:slit:problem:no-feasible-target", problem.get("type").textValue());
      assertTrue(problem.get("filtered").size() > 0, answer.body());
    }
  }

  @Test
  void theDocumentedCurlLinesWork() throws Exception {
    assumeTrue(ShellBlocks.isPossible(), "curl is not installed");
    int calls = 0;
    for (Path document :
        List.of(PROJECT.resolve("README.md"), PROJECT.resolve("slit-server/docs/HTTP.md"))) {
      if (Files.exists(document)) {
        List<ShellBlocks.Call> made = shell().run(Files.readString(document));
        made.forEach(call -> assertTrue(call.succeeded(), document + ": " + call));
        assertFalse(made.isEmpty(), document + " shows no call of curl");
        calls += made.size();
      }
    }
    assertTrue(calls >= 3, calls + " calls of curl");
  }

  @Test
  void aWrongCurlLineWouldBeFound() throws Exception {
    assumeTrue(ShellBlocks.isPossible(), "curl is not installed");
    String wrongPath = "```sh\ncurl -s http://127.0.0.1:8080/v1/nothing | cat\n```\n";
    assertEquals(22, shell().run(wrongPath).get(0).code());
    String wrongBody =
        "```sh\nID=$(curl -s http://127.0.0.1:8080/v1/route \\\n  -d '{}' | cat)\n```\n";
    assertEquals(22, shell().run(wrongBody).get(0).code());
    String broken = "```sh\ncurl -s http://127.0.0.1:8080/v1/plan 'open quote\n```\n";
    assertThrows(AssertionError.class, () -> shell().run(broken));
  }

  private static ShellBlocks shell() throws IOException {
    return new ShellBlocks(Files.createTempDirectory(work, "shell"), port, app.managementPort());
  }

  @Test
  void aChangeOfPlansFailsNoRequest() throws Exception {
    Map<String, String> fast = Map.of("replay_speed", "3600", "search_budget", "100ms");
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try (SlitApplication changing = Worldwide.startReady(work.resolve("changing"), fast)) {
      Set<String> plans = ConcurrentHashMap.newKeySet();
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String caller = "swap-" + i + "-";
        done.add(callers.submit(() -> routeUntil(changing.port(), caller, plans, 5)));
      }
      int requests = 0;
      for (Future<Integer> one : done) {
        requests += one.get();
      }
      System.err.printf("%d requests under %d plans, none failed%n", requests, plans.size());
      assertTrue(plans.size() >= 5, plans.toString());
    } finally {
      callers.shutdownNow();
    }
  }

  /** Routes until so many plans were seen; returns how many requests that took. */
  private static int routeUntil(int port, String caller, Set<String> plans, int enough)
      throws Exception {
    int requests = 0;
    for (long end = System.nanoTime() + LONGEST.toNanos();
        plans.size() < enough && System.nanoTime() < end;
        requests++) {
      String body = request("auto").put("request_id", caller + requests).toString();
      HttpResponse<String> answer = TestServers.post(port, "/v1/route", body);
      assertEquals(200, answer.statusCode(), answer.body());
      plans.add(JSON.readTree(answer.body()).at("/plan/id").textValue());
    }
    return requests;
  }

  private static CommandRun serve(Path stateDir, int port, int managementPort) {
    String[] args = {
      "serve", "--json",
      "--scenario", Worldwide.SCENARIO.toString(),
      "--state-dir", Worldwide.trained(stateDir).toString(),
      "--port", Integer.toString(port),
      "--management-port", Integer.toString(managementPort)
    };
    return assertTimeoutPreemptively(LONGEST, () -> CommandRun.of(args));
  }

  @Test
  void aSecondServerOnAPortSaysSoAndEndsWith3() throws Exception {
    CommandRun data = serve(work.resolve("second"), port, 0);
    assertEquals(3, data.code(), data.err());
    assertEquals("", data.out());
    assertFalse(data.err().contains("\tat "), data.err());
    assertTrue(data.err().contains("port " + port + " on 127.0.0.1 is in use"), data.err());
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    CommandRun management = serve(work.resolve("third"), free, app.managementPort());
    assertEquals(3, management.code(), management.err());
    assertTrue(management.err().contains("--management-port"), management.err());
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", free).close());
  }

  @Test
  void aSecondServerOnAStateDirectoryNamesTheFirstAndEndsWith3() {
    String[] args = {
      "serve",
      "--scenario",
      Worldwide.SCENARIO.toString(),
      "--state-dir",
      work.resolve("state").toString(),
      "--port",
      "0",
      "--management-port",
      "0"
    };
    CommandRun run = assertTimeoutPreemptively(LONGEST, () -> CommandRun.of(args));
    assertEquals(3, run.code(), run.err());
    assertEquals("", run.out());
    String owner = "in use by process " + ProcessHandle.current().pid();
    assertTrue(run.err().contains(owner), run.err());
  }
}
