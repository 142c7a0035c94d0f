package io.slit.server.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.Worldwide;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a follower tells of the run that made its plan: what the planner tells. */
@Timeout(120)
class FollowedFrontIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path work;
  private final Deque<SlitApplication> running = new ArrayDeque<>();
  private SlitApplication planner;
  private SlitApplication follower;
  private SlitApplication chained;

  @BeforeEach
  void start() throws Exception {
    planner =
        started(
            Worldwide.startReady(
                work.resolve("planner"), Map.of("replay_speed", "0.001", "search_budget", "400")));
    follower = follow("one", planner.port(), Map.of());
    chained = follow("chained", follower.port(), Map.of());
  }

  @AfterEach
  void stop() {
    running.forEach(SlitApplication::close);
  }

  private SlitApplication started(SlitApplication server) {
    running.push(server);
    return server;
  }

  private SlitApplication follow(String id, int port, Map<String, String> more) throws Exception {
    Map<String, String> flags =
        new HashMap<>(
            Map.of(
                "follow", "http://127.0.0.1:" + port, "follower_id", id, "follow_poll", "100ms"));
    flags.putAll(more);
    return started(Worldwide.startReady(work.resolve(id), flags));
  }

  private static HttpResponse<String> manage(SlitApplication server, String path) throws Exception {
    return TestServers.get(server.managementPort(), path);
  }

  private static JsonNode json(SlitApplication server, String path) throws Exception {
    HttpResponse<String> answer = manage(server, path);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  @Test
  void thePlanIsShownByteForByteAsThePlannerDoes() throws Exception {
    HttpResponse<String> shown = TestServers.get(planner.port(), "/v1/plan");
    for (SlitApplication one : List.of(follower, chained)) {
      HttpResponse<String> same = TestServers.get(one.port(), "/v1/plan");
      assertEquals(shown.body(), same.body());
      assertEquals(shown.headers().firstValue("ETag"), same.headers().firstValue("ETag"));
    }
    assertFalse(JSON.readTree(shown.body()).get("gap").isEmpty(), shown.body());
    String gauge = "slit_plan_gap_percent{objective=\"carbon_g\"}";
    assertEquals(
        gauge(planner, "slit_plan_gap_percent"), gauge(chained, "slit_plan_gap_percent"), gauge);
  }

  private static List<String> gauge(SlitApplication server, String name) throws Exception {
    List<String> lines =
        manage(server, "/metrics").body().lines().filter(line -> line.startsWith(name)).toList();
    assertFalse(lines.isEmpty() || lines.stream().allMatch(line -> line.endsWith("NaN")), name);
    return lines;
  }

  @Test
  void theFrontIsThePlannersWithThePlanMarkedThatIsInForceHere() throws Exception {
    HttpResponse<String> front = manage(planner, "/v1/front");
    HttpResponse<String> same = manage(chained, "/v1/front");
    assertEquals(front.body(), same.body());
    String tag = same.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        TestServers.send(
            TestServers.request(chained.managementPort(), "/v1/front")
                .header("If-None-Match", tag));
    assertEquals(304, again.statusCode());

    JsonNode plans = JSON.readTree(front.body()).get("plans");
    String before = Fleetwork.planId(follower);
    for (JsonNode plan : plans) {
      String path = "/v1/plans/" + plan.get("id").textValue();
      assertEquals(manage(planner, path).body(), manage(chained, path).body());
    }
    assertEquals(404, manage(follower, "/v1/plans/no%20such%2fplan").statusCode());

    String other = onMenu(plans, before);
    HttpResponse<String> put =
        TestServers.post(follower.managementPort(), "/v1/plans/" + other + ":activate", "");
    assertEquals(200, put.statusCode(), put.body());
    ObjectNode marked = (ObjectNode) json(follower, "/v1/front");
    assertEquals(other, marked.get("in_force").textValue());
    assertEquals(JSON.readTree(front.body()), marked.put("in_force", before));
    HttpResponse<String> detail = manage(follower, "/v1/plans/" + before);
    assertEquals(404, detail.statusCode(), "it would tell the difference to another plan");
    assertTrue(detail.body().contains("127.0.0.1:" + planner.port()), detail.body());
  }

  private String onMenu(JsonNode plans, String notThis) throws Exception {
    for (JsonNode plan : plans) {
      String id = plan.get("id").textValue();
      boolean held =
          follower.plans().findMenu().stream()
              .flatMap(menu -> java.util.stream.IntStream.range(0, menu.size()).mapToObj(menu::get))
              .anyMatch(one -> one.plan().published().id().equals(id));
      if (held && !id.equals(notThis)) {
        return id;
      }
    }
    throw new AssertionError("The front has one plan.");
  }

  @Test
  void whatThePlannerWouldHaveToTellNamesIt() throws Exception {
    JsonNode status = json(follower, "/v1/status");
    assertEquals("planner", status.get("signals").textValue());
    assertEquals("http://127.0.0.1:" + planner.port(), status.get("planner").textValue());
    HttpResponse<String> unknown =
        TestServers.post(follower.managementPort(), "/v1/plans/nosuch:activate", "");
    assertEquals(404, unknown.statusCode());
    assertTrue(unknown.body().contains("127.0.0.1:" + planner.port()), unknown.body());
    String address = "127.0.0.1:" + planner.port();
    running.remove(planner);
    planner.close();
    for (String path : List.of("/v1/front", "/v1/plans/x")) {
      HttpResponse<String> answer = manage(follower, path);
      assertEquals(404, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains(address), answer.body());
      assertTrue(answer.body().contains("there is no connection"), answer.body());
    }
    assertEquals(200, TestServers.get(follower.port(), "/v1/plan").statusCode());
  }
}
