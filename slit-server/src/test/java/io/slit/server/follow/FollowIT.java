package io.slit.server.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slit.core.workload.RequestClass;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.ServedScenario;
import io.slit.server.storage.StateInUseException;
import io.slit.server.telemetry.store.TelemetryStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One planner and servers that follow it. */
@Timeout(90)
class FollowIT {
  @TempDir private Path directory;
  private Fleetwork servers;

  @BeforeEach
  void begin() {
    servers = new Fleetwork(directory);
  }

  @AfterEach
  void end() {
    servers.close();
  }

  @Test
  void followersDecideAsThePlannerDoes() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    SlitApplication one = servers.readyFollower("one", planner.port());
    SlitApplication other = servers.readyFollower("other", planner.managementPort());
    Set<String> targets = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      JsonNode decided = Fleetwork.route(planner.port(), "r" + i);
      assertEquals("plan", decided.get("mode").textValue());
      targets.add(decided.at("/target/deployment").textValue());
      for (SlitApplication follower : List.of(one, other)) {
        JsonNode same = Fleetwork.route(follower.port(), "r" + i);
        assertEquals(decided.get("decision_id"), same.get("decision_id"));
        assertEquals(decided.get("ranked"), same.get("ranked"));
        assertEquals(decided.get("estimates"), same.get("estimates"));
        assertEquals("plan", same.get("mode").textValue());
      }
    }
    assertEquals(2, targets.size());
    assertTrue(Fleetwork.ready(one).toString().contains("\"ready\""));
  }

  @Test
  void aNewPlanReachesAllWithinASecond() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    SlitApplication one = servers.readyFollower("one", planner.port());
    SlitApplication chained = servers.readyFollower("chained", one.port());
    long slowest = 0;
    for (int i = 0; i < 20; i++) {
      long began = System.nanoTime();
      Fleetwork.publish(planner, "next-" + i);
      Fleetwork.awaitPlan(one, "next-" + i);
      Fleetwork.awaitPlan(chained, "next-" + i);
      slowest = Math.max(slowest, System.nanoTime() - began);
    }
    System.err.printf("A plan took %d ms at most to reach two followers.%n", slowest / 1_000_000);
    assertTrue(slowest < Duration.ofSeconds(1).toNanos(), slowest + " ns");
  }

  @Test
  void theLastPlanStaysWhileThePlannerIsAwayAndTheNextOneComesWhenItIsBack() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    int port = planner.port();
    SlitApplication one = servers.readyFollower("one", port);
    SlitApplication other = servers.readyFollower("other", port);
    Fleetwork.publish(planner, "before");
    Fleetwork.awaitPlan(one, "before");
    Fleetwork.awaitPlan(other, "before");
    servers.stop(planner);
    String degraded = Fleetwork.awaitReadiness(one, "degraded", "has not answered since");
    assertTrue(degraded.contains("before"), degraded);
    for (int i = 0; i < 50; i++) {
      JsonNode decided = Fleetwork.route(one.port(), "r" + i);
      assertEquals("before", decided.at("/plan/id").textValue());
      assertEquals(
          decided.get("decision_id"), Fleetwork.route(other.port(), "r" + i).get("decision_id"));
    }
    SlitApplication again = servers.planner(Map.of("port", Integer.toString(port)));
    TestServers.awaitReady(again.port());
    Fleetwork.publish(again, "after");
    Fleetwork.awaitPlan(one, "after");
    Fleetwork.awaitPlan(other, "after");
    Fleetwork.awaitReadiness(one, "ready", "");
  }

  @Test
  void theModeTellsThatThePlanIsStaleAndThenThatItIsDropped() throws Exception {
    Map<String, String> fast = Map.of("replay_speed", "600");
    var config = TestServers.config(directory.resolve("fast"), fast);
    SlitApplication planner =
        SlitApplication.start(
            config, TwoSites.scenario(), TwoSites::plan, SlitApplication.clockOf(config));
    TestServers.awaitReady(planner.port());
    SlitApplication one = servers.follower("one", planner.port(), Map.of("follow_keep", "4s"));
    TestServers.awaitReady(one.port());
    String plan = Fleetwork.planId(one);
    Fleetwork.awaitPlan(planner, Fleetwork.planId(planner));
    while (Fleetwork.planId(one).equals(plan)) {
      Thread.onSpinWait();
    }
    planner.close();
    List<String> modes = new ArrayList<>();
    for (int i = 0; !modes.contains("fallback-weights"); i++) {
      String mode = Fleetwork.route(one.port(), "r" + i).get("mode").textValue();
      if (!modes.contains(mode)) {
        modes.add(mode);
      }
    }
    assertTrue(
        modes.equals(List.of("plan", "stale-plan", "fallback-weights"))
            || modes.equals(List.of("stale-plan", "fallback-weights")),
        modes.toString());
    Fleetwork.awaitReadiness(one, "degraded", "capacity over latency");
  }

  @Test
  void aFollowerThatStartsWithoutItsPlannerServesByThePlanOnDisk() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    Fleetwork.publish(planner, "kept");
    int port = planner.port();
    SlitApplication one = servers.readyFollower("one", port);
    JsonNode before = Fleetwork.route(one.port(), "r");
    awaitKept("one");
    servers.stop(one);
    servers.stop(planner);
    SlitApplication again = servers.follower("one", port, Map.of());
    JsonNode after = Fleetwork.route(again.port(), "r");
    assertEquals(before.get("decision_id"), after.get("decision_id"));
    assertEquals("plan", after.get("mode").textValue(), "its epoch is not over");
    assertEquals("degraded", Fleetwork.ready(again).get("status").textValue());
  }

  /** The plan is in force before it is on disk. */
  private Path awaitKept(String id) {
    Path kept = directory.resolve(id).resolve("followed-plan");
    while (!Files.exists(kept)) {
      Thread.onSpinWait();
    }
    return kept;
  }

  @Test
  void aPlanOnDiskThatIsBrokenIsLeftAside() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    int port = planner.port();
    SlitApplication one = servers.readyFollower("one", port);
    Path kept = awaitKept("one");
    servers.stop(one);
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    servers.stop(planner);
    SlitApplication again = servers.follower("one", port, Map.of());
    assertEquals("none", Fleetwork.planId(again));
    HttpResponse<String> ready = TestServers.get(again.port(), "/readyz");
    assertEquals(503, ready.statusCode());
  }

  @Test
  void aPlanForAnotherScenarioIsRefusedAndSaysWhatDiffers() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    ServedScenario plain = TwoSites.scenario();
    List<RequestClass> fewer = plain.classes().subList(0, 1);
    ServedScenario other =
        new ServedScenario(
            "one-class", plain.fleet(), fewer, plain.defaultOrigin(), plain.epochLength());
    SlitApplication one = servers.follower("one", planner.port(), Map.of(), other);
    String told = Fleetwork.awaitReadiness(one, "starting", "two-sites");
    assertTrue(told.contains("one-class"), told);
    assertTrue(told.contains("classes only there: chat@US-CA"), told);
    assertEquals(503, TestServers.get(one.port(), "/readyz").statusCode());
    Fleetwork.publish(planner, "next");
    Fleetwork.awaitReadiness(one, "starting", "refused");
    assertEquals("none", Fleetwork.planId(one));
  }

  @Test
  void otherEndpointsAreTheSameFleet() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    ServedScenario moved = TwoSites.scenario("http://eu.internal/v1", "http://us.internal/v1");
    SlitApplication one = servers.follower("one", planner.port(), Map.of(), moved);
    TestServers.awaitReady(one.port());
    assertTrue(
        Fleetwork.route(one.port(), "r").at("/target/endpoint").textValue().contains("internal"));
  }

  @Test
  void plansChangeUnderLoadAndNoRequestIsLost() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    List<SlitApplication> followers =
        List.of(
            servers.readyFollower("one", planner.port()),
            servers.readyFollower("other", planner.port()));
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    AtomicReference<Throwable> lost = new AtomicReference<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int port = followers.get(i % 2).port();
      Thread caller =
          new Thread(
              () -> {
                try {
                  while (!stopped.get()) {
                    Fleetwork.route(port, "r" + answered.incrementAndGet());
                  }
                } catch (Throwable e) {
                  lost.set(e);
                }
              });
      caller.start();
      callers.add(caller);
    }
    for (int i = 0; i < 100; i++) {
      Fleetwork.publish(planner, "load-" + i);
      Fleetwork.awaitPlan(followers.get(0), "load-" + i);
      Fleetwork.awaitPlan(followers.get(1), "load-" + i);
    }
    stopped.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    System.err.printf("%d requests under 100 plans.%n", answered.get());
    assertEquals(null, lost.get());
    assertTrue(answered.get() > 100, answered + " requests");
  }

  @Test
  void aKeyOpensThePlanner() throws Exception {
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("secret-key".getBytes(StandardCharsets.UTF_8)));
    SlitApplication planner = servers.planner(Map.of("api_keys", "route:" + hash));
    TestServers.awaitReady(planner.port());
    SlitApplication stranger = servers.follower("stranger", planner.port(), Map.of());
    String told = Fleetwork.awaitReadiness(stranger, "starting", "401");
    assertTrue(told.contains("follow_key_file"), told);
    Path file = directory.resolve("key");
    Files.writeString(file, "secret-key\n");
    SlitApplication one =
        servers.follower("one", planner.port(), Map.of("follow_key_file", file.toString()));
    TestServers.awaitReady(one.port());
    Fleetwork.publish(planner, "next");
    Fleetwork.awaitPlan(one, "next");
  }

  @Test
  void eachFollowerWritesToItsOwnPartitionOfTheSharedTelemetry() throws Exception {
    SlitApplication planner = servers.readyPlanner();
    Path shared = directory.resolve("shared");
    Map<String, String> sharing = Map.of("telemetry_dir", shared.toString());
    for (String id : List.of("a", "b")) {
      SlitApplication one = servers.follower(id, planner.port(), sharing);
      TestServers.awaitReady(one.port());
      String decision = Fleetwork.route(one.port(), "r-" + id).get("decision_id").textValue();
      String outcome =
          "{\"decision_id\":\"%s\",\"ttft_ms\":100,\"tpot_ms\":10,\"input_tokens\":5,\"output_tokens\":7}"
              .formatted(decision);
      assertEquals(200, TestServers.post(one.port(), "/v1/outcomes", outcome).statusCode());
      if (id.equals("a")) {
        Path elsewhere = directory.resolve("c");
        var twice =
            TestServers.config(
                elsewhere,
                Map.of(
                    "follow",
                    "http://127.0.0.1:1",
                    "follower_id",
                    "a",
                    "telemetry_dir",
                    shared.toString()));
        StateInUseException refused =
            assertThrows(
                StateInUseException.class,
                () ->
                    SlitApplication.start(
                        twice,
                        TwoSites.scenario(),
                        TwoSites::plan,
                        SlitApplication.clockOf(twice)));
        assertTrue(String.valueOf(refused.getMessage()).contains("follower_id"));
      }
      servers.stop(one);
    }
    assertEquals(List.of("a", "b"), TelemetryStore.partitions(shared));
    for (String id : List.of("a", "b")) {
      Map<String, Long> rows = TelemetryStore.ofPartition(shared, id).rowsByPartition();
      assertEquals(1, rows.values().stream().mapToLong(Long::longValue).sum(), rows.toString());
    }
    assertFalse(Files.exists(directory.resolve("a").resolve("telemetry")));
  }
}
