package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.routing.ActivePlan;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan over HTTP: as it is, as a stream, rendered for gateways. */
@Timeout(60)
class PlanExportIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path stateDir;
  private SlitApplication app;

  @BeforeEach
  void start() throws Exception {
    app = TestServers.startReady(stateDir);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private void publish(String id) {
    ActivePlan plan = TwoSites.scenario().compiler().compile(TwoSites.plan(id));
    app.plans().publish(plan);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> get(String path, String ifNoneMatch) throws Exception {
    return TestServers.send(
        TestServers.request(app.port(), path).header("If-None-Match", ifNoneMatch));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/plan",
        "/v1/plan/snapshot",
        "/v1/plan/render/litellm",
        "/v1/plan/render/production-stack?class=chat@DE"
      })
  void anEtagIsStrongAndChangesWithThePlan(String path) throws Exception {
    HttpResponse<String> first = TestServers.get(app.port(), path);
    assertEquals(200, first.statusCode(), first.body());
    String etag = header(first, "ETag");
    assertTrue(etag.matches("\"[^\"]+\""), etag);
    assertEquals("max-age=900", header(first, "Cache-Control"), "the clock stands at noon");
    HttpResponse<String> same = get(path, etag);
    assertEquals(304, same.statusCode());
    assertEquals("", same.body());
    assertEquals(etag, header(same, "ETag"));
    publish("another");
    HttpResponse<String> other = get(path, etag);
    assertEquals(200, other.statusCode());
    assertNotEquals(etag, header(other, "ETag"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/plan/render/haproxy, 404, production-stack",
    "/v1/plan/render/envoy?class=nope, 400, chat@DE",
    "/v1/plan/render/envoy?model=nope, 400, llama-3.1-8b",
    "/v1/plan/render/envoy?residency=eu, 400, parameter",
    "/v1/plan/render/envoy?clas=x, 400, residency",
    "/v1/plan/render/envoy?class=chat@DE&class=chat@DE, 400, one value",
    "/v1/plan/render/istio?name=A%20B, 400, lower-case"
  })
  void saysWhatIsWrongWithARendering(String path, int status, String hint) throws Exception {
    HttpResponse<String> answer = TestServers.get(app.port(), path);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertTrue(answer.body().contains(hint), answer.body());
  }

  @Test
  void aRenderingTellsItsPlanAndWhatItIsWeightedBy() throws Exception {
    HttpResponse<String> answer =
        TestServers.get(app.managementPort(), "/v1/plan/render/gateway-api?class=chat@DE");
    assertEquals("application/yaml", header(answer, "Content-Type"));
    assertEquals("plan-2023-07-10T12:00:00Z", header(answer, "x-slit-plan-id"));
    assertEquals("classes-alike", header(answer, "x-slit-weighted-by"));
    assertTrue(answer.body().contains("weight: 75"), answer.body());
  }

  @Test
  void eachNewPlanIsAnEvent() throws Exception {
    try (Events events = Events.of(app.port(), Map.of())) {
      Events.Event first = events.next();
      assertEquals("plan", first.name());
      JsonNode plan = JSON.readTree(first.data());
      assertEquals("plan-2023-07-10T12:00:00Z", plan.get("id").textValue());
      assertEquals(JSON.readTree(TestServers.get(app.port(), "/v1/plan").body()), plan);
      String etag = header(TestServers.get(app.port(), "/v1/plan"), "ETag");
      assertEquals(etag, "\"" + first.id() + "\"");
      for (int i = 0; i < 20; i++) {
        publish("next-" + i);
        assertEquals("next-" + i, JSON.readTree(events.next().data()).get("id").textValue());
      }
    }
  }

  @Test
  void whoHasThePlanGetsTheNextOneOnly() throws Exception {
    String id;
    try (Events events = Events.of(app.port(), Map.of())) {
      id = events.next().id();
    }
    try (Events again = Events.of(app.managementPort(), Map.of("Last-Event-ID", id))) {
      publish("next");
      assertEquals("next", JSON.readTree(again.next().data()).get("id").textValue());
    }
    try (Events behind = Events.of(app.port(), Map.of("Last-Event-ID", id))) {
      assertEquals("next", JSON.readTree(behind.next().data()).get("id").textValue());
    }
  }

  @Test
  void aStreamEndsWithTheServer() throws Exception {
    SlitApplication other = TestServers.startReady(stateDir.resolve("other"));
    try (Events events = Events.of(other.port(), Map.of())) {
      events.next();
      other.close();
      events.awaitEnd();
    }
  }
}
