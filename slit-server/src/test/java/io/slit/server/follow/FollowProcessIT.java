package io.slit.server.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.RealServer;
import io.slit.server.TestServers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes, as they would run on three machines: kill -9 of the planner, and its return. */
@Tag("slow")
@Timeout(120)
class FollowProcessIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private RealServer follower(String id, int planner) throws Exception {
    RealServer follower =
        RealServer.start(
            directory.resolve(id), "--follow", "http://127.0.0.1:" + planner, "--follower-id", id);
    TestServers.awaitReady(follower.port());
    return follower;
  }

  private static String planId(RealServer server) throws Exception {
    return JSON.readTree(TestServers.get(server.port(), "/v1/plan").body()).get("id").textValue();
  }

  @Test
  void followersOutliveTheirPlannerAndFindItAgain() throws Exception {
    RealServer planner = RealServer.start(directory.resolve("planner"));
    int port = planner.port();
    TestServers.awaitReady(port);
    try (RealServer one = follower("one", port);
        RealServer other = follower("other", port)) {
      planner.kill();
      for (int i = 0; i < 200; i++) {
        JsonNode decided = Fleetwork.route(one.port(), "r" + i);
        JsonNode same = Fleetwork.route(other.port(), "r" + i);
        assertTrue(List.of("plan", "stale-plan").contains(decided.get("mode").textValue()));
        if (decided.at("/plan/id").equals(same.at("/plan/id"))) {
          assertEquals(decided.get("decision_id"), same.get("decision_id"));
        }
      }
      String last = planId(one);
      while (!TestServers.get(one.port(), "/readyz").body().contains("degraded")) {
        Thread.onSpinWait();
      }
      // the replay begins at noon again; the plan after that is another one
      try (RealServer again =
          RealServer.start(
              directory.resolve("planner"),
              "--port",
              Integer.toString(port),
              "--replay-start",
              "2023-08-01T00:00:00Z")) {
        TestServers.awaitReady(again.port());
        long began = System.nanoTime();
        while (planId(one).equals(last) || planId(other).equals(last)) {
          Thread.onSpinWait();
        }
        long took = System.nanoTime() - began;
        System.err.printf("Both had the plan %d ms after the planner.%n", took / 1_000_000);
        assertTrue(took < 1_000_000_000L, took + " ns");
        assertEquals(200, TestServers.get(one.port(), "/readyz").statusCode());
      }
    } finally {
      planner.close();
    }
  }
}
