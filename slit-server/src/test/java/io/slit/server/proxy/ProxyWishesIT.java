package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.workload.Epoch;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.ServedScenario;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of the proxy may ask for by headers, and what becomes of it. */
class ProxyWishesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/chat/completions";
  private static final String CHAT = "{\"model\":\"llama-3.1-8b\",\"messages\":[]}";

  /** Powered replicas of a deployment: four units of eight GPUs, one GPU to a replica. */
  private static final int REPLICAS = 32;

  @TempDir private Path stateDir;
  private ProxyServer server;

  private void start(Map<String, String> flags) throws Exception {
    server = new ProxyServer(stateDir, flags);
    server.app.plans().publish(active("in-force", 0, 1, 9), List.of(active("green", 1, 0, 1)));
  }

  /** A plan that sends all to one of the sites. */
  private ActivePlan active(String id, double eu, double us, double carbon) {
    ServedScenario scenario = TwoSites.scenario(server.eu.endpoint(), server.us.endpoint());
    RoutingPlan plan =
        RoutingPlan.ofDense(
            scenario.shape(), new double[][] {{eu, us}, {eu, us}}, new int[] {4, 4});
    return scenario
        .compiler()
        .compile(
            new PublishedPlan(
                id,
                new Epoch(TwoSites.NOON, TwoSites.QUARTER),
                TwoSites.NOON,
                plan,
                ObjectiveVector.of(1000 / carbon, carbon, 50, 3, 0.3),
                List.of(TwoSites.targets(eu, us), TwoSites.targets(eu, us)),
                "by-hand"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    var request = TestServers.request(server.port(), PATH).POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return TestServers.send(request);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "x-slit-policy, default, in-force",
    "x-slit-policy, lowest:carbon, green",
    "x-slit-policy, limits:carbon=5, green",
    "x-slit-weights, carbon=1, green",
  })
  void aPolicyChoosesThePlan(String name, String value, String plan) throws Exception {
    start(Map.of());
    HttpResponse<String> answer = post(CHAT, name, value);
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(plan, header(answer, "x-slit-plan-id"));
    assertEquals(plan.equals("green") ? TwoSites.EU : TwoSites.US, header(answer, "x-slit-target"));
  }

  @ParameterizedTest
  @CsvSource({
    "x-slit-policy, greenest",
    "x-slit-weights, carbon",
    "x-slit-weights, carbon=-1",
    "x-slit-weights, carbon=NaN",
    "x-slit-weights, ''",
    "x-slit-policy, limits:carbon=x",
    "x-slit-residence, eu",
    "x-slit-min-quality, 2",
    "x-slit-max-cost-usd, much",
    "x-slo-ttft-ms, -1",
    "x-slo-ttft, 100"
  })
  void whatIsNotUnderstoodIsRefused(String name, String value) throws Exception {
    start(Map.of());
    HttpResponse<String> answer = post(CHAT, name, value);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(name), answer.body());
    assertEquals(0, server.eu.calls().size() + server.us.calls().size());
  }

  @ParameterizedTest
  @CsvSource({"x-slit-min-quality, 1", "x-slit-max-cost-usd, 0"})
  void aLimitThatNoTargetKeepsSendsTheRequestNowhere(String name, String value) throws Exception {
    start(Map.of());
    HttpResponse<String> answer = post(CHAT, name, value);
    assertEquals(422, answer.statusCode(), answer.body());
    assertEquals(0, server.eu.calls().size() + server.us.calls().size());
  }

  @Test
  void weightsAndPolicyDoNotStandBesideEachOther() throws Exception {
    start(Map.of());
    HttpResponse<String> answer =
        post(CHAT, "x-slit-policy", "balanced", "x-slit-weights", "carbon=1");
    assertEquals(400, answer.statusCode(), answer.body());
  }

  @Test
  void namesOfAnswersMayComeBackAndDoNotCount() throws Exception {
    start(Map.of());
    HttpResponse<String> answer = post(CHAT, "x-slit-target", TwoSites.EU, "x-slit-mode", "plan");
    assertEquals(TwoSites.US, header(answer, "x-slit-target"));
    assertTrue(
        server.us.calls().get(0).headers().getFieldNamesCollection().stream()
            .noneMatch(name -> name.startsWith("x-slit")));
  }

  @Test
  void aTenantsPolicyDecidesWhereTheRequestDoesNotSay() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest("acme-key".getBytes(StandardCharsets.UTF_8));
    start(
        Map.of(
            "api_keys",
            "route@acme:" + HexFormat.of().formatHex(hash),
            "tenant_policies",
            "acme=lowest:carbon"));
    String[] key = {"Authorization", "Bearer acme-key"};
    HttpResponse<String> answer = post(CHAT, key);
    assertEquals("green", header(answer, "x-slit-plan-id"));
    HttpResponse<String> own = post(CHAT, key[0], key[1], "x-slit-policy", "lowest:ttft");
    assertEquals("in-force", header(own, "x-slit-plan-id"));
    HttpResponse<String> shown =
        TestServers.send(
            TestServers.request(
                    server.port(), "/v1/decisions/" + header(answer, "x-slit-decision-id"))
                .header(key[0], key[1]));
    JsonNode decision = JSON.readTree(shown.body());
    assertEquals("all", decision.path("known").asText(), shown.body());
    assertEquals("acme", decision.path("tenant").asText());
    assertEquals(header(answer, "x-request-id"), decision.path("request_id").asText());
  }

  @Test
  void whatIsFullIsLeftOutAndThenShed() throws Exception {
    start(Map.of("max_in_flight", "1", "upstream_first_byte", "20s", "upstream_idle", "20s"));
    byte[] first = StubUpstream.EVENTS.get(0).getBytes(StandardCharsets.UTF_8);
    List<StubUpstream> both = List.of(server.us, server.eu);
    both.forEach(stub -> stub.does(call -> call.stallAfter(List.of(first))));
    List<CompletableFuture<HttpResponse<String>>> open = new ArrayList<>();
    for (int i = 0; i < 2 * REPLICAS; i++) {
      open.add(ask());
      await(i + 1);
    }
    assertEquals(REPLICAS, server.us.open(), "all of the plan's share until it is full");
    assertEquals(REPLICAS, server.eu.open(), "then the next");
    HttpResponse<String> shed = post(CHAT);
    assertEquals(429, shed.statusCode(), shed.body());
    assertEquals("1000", header(shed, "retry-after-ms"));
    assertEquals("true", header(shed, "x-should-retry"));
    assertTrue(shed.body().contains("\"all_full\""), shed.body());
    both.forEach(
        stub ->
            stub.calls()
                .forEach(
                    call -> call.rest(StubUpstream.pieces(StubUpstream.EVENTS.subList(1, 4)))));
    for (var one : open) {
      assertEquals(200, one.join().statusCode());
    }
    both.forEach(stub -> stub.does(call -> call.whole(200, "application/json", "{}")));
    assertEquals(TwoSites.US, header(post(CHAT), "x-slit-target"), "there is room again");
  }

  private CompletableFuture<HttpResponse<String>> ask() {
    return TestServers.sendLater(
        TestServers.request(server.port(), PATH).POST(BodyPublishers.ofString(CHAT)));
  }

  private void await(int open) {
    while (server.us.open() + server.eu.open() < open) {
      Thread.onSpinWait();
    }
  }
}
