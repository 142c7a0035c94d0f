package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.workload.Epoch;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.ServedScenario;
import io.slit.server.proxy.StubUpstream.Call;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the proxy does where deployments hold more requests than their plan expects. */
class PlannedBoundsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/chat/completions";
  private static final String CHAT = "{\"model\":\"llama-3.1-8b\",\"messages\":[]}";

  /** One powered unit of eight replicas, each expected to hold three requests. */
  private static final int PLANNED = 24;

  @TempDir private Path stateDir;
  private final List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
  private ProxyServer server;

  private void start(Map<String, String> flags) throws Exception {
    Map<String, String> all =
        new HashMap<>(Map.of("upstream_first_byte", "60s", "upstream_idle", "60s"));
    all.putAll(flags);
    server = new ProxyServer(stateDir, all);
    server.app.plans().publish(scenario().compiler().compile(plan()));
  }

  private ServedScenario scenario() {
    return TwoSites.scenario(server.eu.endpoint(), server.us.endpoint());
  }

  private PublishedPlan plan() {
    double[][] shares = {{0.75, 0.25}, {0.75, 0.25}};
    return new PublishedPlan(
        "bounded",
        new Epoch(TwoSites.NOON, TwoSites.QUARTER),
        TwoSites.NOON,
        RoutingPlan.ofDense(scenario().shape(), shares, new int[] {1, 1}),
        ObjectiveVector.of(200, 1000, 50, 3, 0.3),
        List.of(TwoSites.targets(0.75, 0.25), TwoSites.targets(0.75, 0.25)),
        "by-hand",
        new PlannedConcurrency(List.of(3.0, 3.0)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends requests one after the other, each when the one before has come to a deployment. */
  private void ask(int requests, String... headers) {
    for (int i = 0; i < requests; i++) {
      int before = server.eu.calls().size() + server.us.calls().size();
      var request = TestServers.request(server.port(), PATH).POST(BodyPublishers.ofString(CHAT));
      for (int h = 0; h < headers.length; h += 2) {
        request.header(headers[h], headers[h + 1]);
      }
      asked.add(TestServers.sendLater(request));
      while (server.eu.calls().size() + server.us.calls().size() == before) {
        Thread.onSpinWait();
      }
    }
  }

  private static void answer(Call call) {
    call.whole(200, "application/json", StubUpstream.WHOLE);
  }

  /** Answers what a deployment holds, and from now on at once. */
  private void release(StubUpstream stub) {
    List<Call> held = stub.calls();
    stub.does(PlannedBoundsIT::answer);
    held.forEach(PlannedBoundsIT::answer);
  }

  private void assertAllAnswered() throws Exception {
    for (var one : asked) {
      assertEquals(200, one.join().statusCode(), () -> one.join().body());
    }
    while (gauge("slit_target_open", TwoSites.EU) + gauge("slit_target_open", TwoSites.US) > 0) {
      Thread.onSpinWait();
    }
    asked.clear();
  }

  private double gauge(String name, String deployment) throws Exception {
    String begin = "%s{deployment=\"%s\"} ".formatted(name, deployment);
    return TestServers.get(server.app.managementPort(), "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(begin))
        .mapToDouble(line -> Double.parseDouble(line.substring(begin.length())))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode explained() throws Exception {
    String body = "{\"model\":\"llama-3.1-8b\",\"dry_run\":true,\"explain\":true}";
    return JSON.readTree(TestServers.post(server.port(), "/v1/route", body).body());
  }

  @Test
  void aSlowDeploymentFillsItsShareGoesToTheRestAndComesBack() throws Exception {
    start(Map.of());
    server.eu.does(call -> {});
    ask(200);
    assertEquals(2 * PLANNED, server.eu.calls().size(), "twice what the plan expects");
    assertEquals(200 - 2 * PLANNED, server.us.calls().size(), "all else");
    assertEquals(PLANNED, gauge("slit_target_planned_concurrency", TwoSites.EU));
    assertEquals(2 * PLANNED, gauge("slit_target_open", TwoSites.EU));

    JsonNode why = explained();
    assertEquals(TwoSites.US, why.at("/target/deployment").textValue());
    assertEquals(TwoSites.EU, why.at("/explain/filtered/0/deployment").textValue());
    assertEquals("over-planned-concurrency", why.at("/explain/filtered/0/reason").textValue());
    String reason = why.at("/explain/reason").textValue();
    assertTrue(reason.contains("over planned concurrency"), reason);

    release(server.eu);
    assertAllAnswered();
    server.us.does(PlannedBoundsIT::answer);
    ask(400);
    assertEquals(300, server.eu.calls().size(), 50, "its share of 75 % is back");
    assertAllAnswered();
  }

  @Test
  void whereAllAreFullNothingIsRefusedAndResidencyHolds() throws Exception {
    start(Map.of());
    server.eu.does(call -> {});
    ask(3 * PLANNED, "x-slit-residency", "eu");
    assertEquals(3 * PLANNED, server.eu.calls().size(), "no room, and no other region");
    server.us.does(call -> {});
    ask(3 * PLANNED);
    assertEquals(3 * PLANNED, server.us.calls().size(), "the least over its bound, up to as many");
    ask(20);
    assertEquals(10, server.eu.calls().size() - 3 * PLANNED, 1, "then both alike");
    String reason = explained().at("/explain/reason").textValue();
    assertTrue(reason.contains("All that may serve it are over planned concurrency"), reason);
    release(server.eu);
    release(server.us);
    assertAllAnswered();
  }

  @Test
  void theBoundCanBeSwitchedOffAndOnWhileItRuns() throws Exception {
    start(Map.of("max_in_flight_factor", "off"));
    server.eu.does(call -> {});
    ask(120);
    int held = server.eu.calls().size();
    assertEquals(90, held, 25, "its share, however many it holds");
    server.app.reload(
        TestServers.config(
            stateDir,
            Map.of("max_in_flight_factor", "1"),
            Map.of("EU_KEY", ProxyServer.EU_KEY, "US_KEY", ProxyServer.US_KEY)));
    ask(40);
    assertEquals(held, server.eu.calls().size());
    release(server.eu);
    assertAllAnswered();
  }

  /** What callers were told is not counted: nobody may ever report how it ended. */
  @Test
  void decisionsWithoutOutcomesFillNothing() throws Exception {
    start(Map.of());
    String body = "{\"model\":\"llama-3.1-8b\",\"explain\":true}";
    for (int i = 0; i < 300; i++) {
      JsonNode why = JSON.readTree(TestServers.post(server.port(), "/v1/route", body).body());
      assertEquals("plan", why.path("mode").textValue());
      assertEquals(0, why.at("/explain/filtered").size());
    }
    assertEquals(0, gauge("slit_target_open", TwoSites.EU));
  }
}
