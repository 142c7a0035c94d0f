package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.server.bench.TelemetryFeed;
import io.slit.server.models.ModelStore;
import io.slit.server.planning.World;
import io.slit.server.storage.StateLock;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryStore;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands over telemetry that several servers wrote, each into a partition of its own. */
@Tag("slow")
@Timeout(120)
class SharedTelemetryIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALL =
      """
      {"id":"c","status":"success","startTime":1688990400.0,"completionStartTime":1688990400.2,\
      "endTime":1688990404.2,"prompt_tokens":512,"completion_tokens":200,"model":"any"}
      """;
  private static final Instant FIRST = Instant.parse("2023-07-01T00:00:00Z");
  private static final int ROWS = 12_000;
  private static final int DAY = 1440;

  @TempDir private Path work;
  private Path shared;
  private World world;
  private Path state;

  @BeforeEach
  void open() {
    shared = work.resolve("shared");
    world = World.source(Worldwide.SCENARIO).load();
    state = Worldwide.trained(work.resolve("planner"));
  }

  /** Returns a row a minute; one site answers slower than its model says. */
  private List<TelemetryRecord> feed() {
    String slow = world.fleet().sites().get(0).id().value();
    var truth = new ArtifactServingPredictor(ModelStore.open(state).loadCurrent().orElseThrow());
    return new TelemetryFeed(world.fleet(), truth, site -> site.equals(slow) ? 1.4 : 1, 5)
        .rows(0, ROWS, FIRST, 60);
  }

  private void write(String server, int number, List<TelemetryRecord> rows) {
    TelemetryStore.ofPartition(shared, server)
        .writeImported("feed", "%016x".formatted(number), rows);
  }

  private CommandRun run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private JsonNode retrained(Path stateDir, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "retrain",
                "--json",
                "--state-dir=" + stateDir,
                "--scenario=" + Worldwide.SCENARIO));
    arguments.addAll(List.of(more));
    return JSON.readTree(run(arguments.toArray(String[]::new)).out());
  }

  private Map<String, Long> shown() throws Exception {
    JsonNode shown =
        JSON.readTree(
            run("telemetry", "show", "--json", "--telemetry-dir=" + shared, "--state-dir=" + state)
                .out());
    Map<String, Long> rows = new TreeMap<>();
    shown
        .get("rows")
        .properties()
        .forEach(
            one ->
                rows.merge(
                    one.getKey().substring(0, one.getKey().indexOf('/')),
                    one.getValue().longValue(),
                    Long::sum));
    return rows;
  }

  @Test
  void whatFollowersWroteIsLearnedAsIfOneServerHadWrittenIt() throws Exception {
    List<TelemetryRecord> rows = feed();
    write("eu-1", 1, rows.subList(0, 3 * DAY));
    write("us-1", 2, rows.subList(3 * DAY, ROWS));
    assertEquals(
        Map.of("follower=eu-1", 3L * DAY, "follower=us-1", (long) ROWS - 3 * DAY), shown());
    Path alone = Worldwide.trained(work.resolve("alone"));
    TelemetryStore.of(alone).writeImported("feed", "%016x".formatted(1), rows);
    JsonNode ofOne = retrained(alone);
    JsonNode ofAll = retrained(state, "--telemetry-dir=" + shared);
    assertEquals(ofOne, ofAll);
    assertTrue(ofAll.get("promoted").booleanValue(), ofAll.toString());
    assertTrue(ofAll.get("learned_outcomes").longValue() > ROWS / 2, ofAll.toString());
  }

  @Test
  void outcomesOfRealFollowersReachTheShownAndTheRetrainedTelemetry() throws Exception {
    write("bulk", 1, feed());
    long before =
        taken(retrained(Worldwide.trained(work.resolve("probe")), "--telemetry-dir=" + shared));
    Map<String, String> sharing = Map.of("telemetry_dir", shared.toString());
    int each = 40;
    try (SlitApplication planner = Worldwide.startReady(work.resolve("live"), sharing)) {
      for (String id : List.of("eu-1", "us-1")) {
        Map<String, String> flags =
            Map.of(
                "follow",
                "http://127.0.0.1:" + planner.port(),
                "follower_id",
                id,
                "telemetry_dir",
                shared.toString());
        try (SlitApplication follower = Worldwide.startReady(work.resolve(id), flags)) {
          for (int i = 0; i < each; i++) {
            report(follower.port(), id + "-" + i);
          }
        }
      }
    }
    Map<String, Long> rows = shown();
    assertEquals(each, rows.get("follower=eu-1"));
    assertEquals(each, rows.get("follower=us-1"));
    assertEquals(ROWS, rows.get("follower=bulk"));
    assertEquals(before + 2 * each, taken(retrained(state, "--telemetry-dir=" + shared)));
  }

  /** Rows that were learned, scored or set apart. */
  private static long taken(JsonNode retrained) {
    long apart = 0;
    for (JsonNode rows : retrained.get("quarantined")) {
      apart += rows.longValue();
    }
    return apart
        + retrained.get("learned_outcomes").longValue()
        + retrained.at("/challenger/scored_outcomes").longValue();
  }

  /** Routes a request and reports that it went as was estimated. */
  private static void report(int port, String requestId) throws Exception {
    String body =
        "{\"model\":\"llama-3.1-8b\",\"request_id\":\"%s\",\"input_tokens\":500,\"max_output_tokens\":200}"
            .formatted(requestId);
    JsonNode decided = JSON.readTree(TestServers.post(port, "/v1/route", body).body());
    HttpResponse<String> booked =
        TestServers.post(
            port,
            "/v1/outcomes",
            "{\"decision_id\":\"%s\",\"ttft_ms\":%s,\"tpot_ms\":%s,\"input_tokens\":500,\"output_tokens\":200}"
                .formatted(
                    decided.get("decision_id").textValue(),
                    decided.at("/estimates/ttft_ms").asText(),
                    decided.at("/estimates/tpot_ms").asText()));
    assertEquals(200, booked.statusCode(), booked.body());
  }

  @Test
  void importsGoToAPartitionAndPartitionsThatNobodyUsesAreMerged() throws Exception {
    Path calls = work.resolve("calls.ndjson");
    Files.writeString(calls, CALL);
    String first = world.fleet().deployments().get(0).id().value();
    run(
        "telemetry",
        "import",
        "--format=litellm",
        "--deployment=" + first,
        "--telemetry-dir=" + shared,
        "--follower-id=asia-1",
        "--state-dir=" + state,
        "--scenario=" + Worldwide.SCENARIO,
        calls.toString());
    assertEquals(Map.of("follower=asia-1", 1L), shown());
    assertFalse(Files.exists(state.resolve("telemetry")));
    List<TelemetryRecord> rows = feed().subList(0, 200);
    for (String server : List.of("eu-1", "us-1")) {
      TelemetryStore store = TelemetryStore.ofPartition(shared, server);
      for (int i = 0; i < 20; i++) {
        store.writePushed("%016x".formatted(i), rows.subList(10 * i, 10 * i + 10));
      }
    }
    Map<String, Long> before = shown();
    TelemetryStore used = TelemetryStore.ofPartition(shared, "us-1");
    long usedFiles = files(used);
    CommandRun merged =
        StateLock.holding(
            used.directory(),
            () -> run("telemetry", "compact", "--telemetry-dir=" + shared, "--state-dir=" + state));
    assertTrue(merged.err().contains("follower=us-1"), merged.err());
    assertEquals(usedFiles, files(used));
    assertTrue(files(TelemetryStore.ofPartition(shared, "eu-1")) < usedFiles, merged.out());
    assertEquals(before, shown());
  }

  private static long files(TelemetryStore store) throws Exception {
    try (var paths = Files.walk(store.directory())) {
      return paths.filter(path -> path.toString().endsWith(".parquet")).count();
    }
  }
}
