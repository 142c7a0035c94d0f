package io.slit.server.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.ServedScenario;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A planner and those that follow it, as servers on ports of this machine. */
final class Fleetwork implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final List<SlitApplication> running = new ArrayList<>();

  Fleetwork(Path directory) {
    this.directory = directory;
  }

  /** Starts a planner whose clock stands still at noon. */
  SlitApplication planner(Map<String, String> more) throws Exception {
    SlitApplication planner = TestServers.start(directory.resolve("planner"), more, TwoSites::plan);
    running.add(planner);
    return planner;
  }

  /** Starts a planner of two sites that has a plan. */
  SlitApplication readyPlanner() throws Exception {
    SlitApplication planner = planner(Map.of());
    TestServers.awaitReady(planner.port());
    return planner;
  }

  /** Starts a follower; it may have no plan yet. */
  SlitApplication follower(String id, int plannerPort, Map<String, String> more) {
    return follower(id, plannerPort, more, TwoSites.scenario());
  }

  SlitApplication follower(
      String id, int plannerPort, Map<String, String> more, ServedScenario scenario) {
    Map<String, String> flags =
        new HashMap<>(
            Map.of(
                "follow",
                "http://127.0.0.1:" + plannerPort,
                "follower_id",
                id,
                "follow_poll",
                "100ms"));
    flags.putAll(more);
    var config = TestServers.config(directory.resolve(id), flags);
    SlitApplication follower =
        SlitApplication.start(config, scenario, TwoSites::plan, SlitApplication.clockOf(config));
    running.add(follower);
    return follower;
  }

  /** Starts a follower and waits until it has a plan. */
  SlitApplication readyFollower(String id, int plannerPort) throws Exception {
    SlitApplication follower = follower(id, plannerPort, Map.of());
    TestServers.awaitReady(follower.port());
    return follower;
  }

  void stop(SlitApplication one) {
    running.remove(one);
    one.close();
  }

  static void publish(SlitApplication planner, String id) {
    planner.plans().publish(TwoSites.scenario().compiler().compile(TwoSites.plan(id)));
  }

  static String planId(SlitApplication server) {
    return server
        .plans()
        .findCurrent()
        .map(posted -> posted.plan().published().id())
        .orElse("none");
  }

  static void awaitPlan(SlitApplication server, String id) {
    while (!planId(server).equals(id)) {
      Thread.onSpinWait();
    }
  }

  static JsonNode route(int port, String requestId) throws Exception {
    HttpResponse<String> answer =
        TestServers.post(
            port,
            "/v1/route",
            "{\"model\":\"llama-3.1-8b\",\"request_id\":\"%s\"}".formatted(requestId));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  static JsonNode ready(SlitApplication server) throws Exception {
    HttpResponse<String> answer = TestServers.get(server.port(), "/readyz");
    return JSON.readTree(answer.body());
  }

  /** Waits until /readyz tells a status and something of the reason. */
  static String awaitReadiness(SlitApplication server, String status, String words)
      throws Exception {
    while (true) {
      String text = ready(server).toString();
      if (text.contains("\"" + status + "\"") && text.contains(words)) {
        return text;
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    List.copyOf(running).forEach(this::stop);
  }
}
