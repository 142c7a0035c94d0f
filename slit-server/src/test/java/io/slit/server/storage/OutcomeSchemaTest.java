package io.slit.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeSchemaTest {
  /** The table as version 1 made it, written out: it must not change with the program. */
  private static final String VERSION_1 =
      """
      CREATE TABLE outcomes (
        decision_id TEXT PRIMARY KEY,
        idempotency_key TEXT UNIQUE,
        at_ms INTEGER NOT NULL,
        request_class TEXT NOT NULL,
        deployment TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('completed', 'failed', 'dropped')),
        ttft_ms REAL, tpot_ms REAL, input_tokens INTEGER, output_tokens INTEGER,
        energy_wh REAL, quality REAL, reason TEXT)
      """;

  private static final List<String> VERSION_2 =
      List.of(
          "ALTER TABLE outcomes ADD COLUMN plan_id TEXT",
          "ALTER TABLE outcomes ADD COLUMN in_flight INTEGER",
          "ALTER TABLE outcomes ADD COLUMN concurrency REAL",
          "ALTER TABLE outcomes ADD COLUMN model_id TEXT",
          "ALTER TABLE outcomes ADD COLUMN ttft_estimate_ms REAL",
          "ALTER TABLE outcomes ADD COLUMN tpot_estimate_ms REAL",
          "ALTER TABLE outcomes ADD COLUMN energy_estimate_wh REAL",
          "CREATE TABLE flushed (done INTEGER NOT NULL, begun INTEGER NOT NULL)",
          "INSERT INTO flushed VALUES (2, 2)",
          "PRAGMA user_version=2");

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("outcomes.db");
  }

  private void run(List<String> statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private void writeVersion1() throws Exception {
    run(
        List.of(
            VERSION_1,
            "INSERT INTO outcomes VALUES ('a', 'k', 5, 'chat@DE', 'd', 'completed', 120, 15, 500,"
                + " 7, NULL, 0.5, NULL)",
            "INSERT INTO outcomes VALUES ('b', NULL, 6, 'chat@DE', 'd', 'failed', NULL, NULL, NULL,"
                + " NULL, NULL, NULL, 'write me a secret poem')",
            "INSERT INTO outcomes VALUES ('c', NULL, 7, 'chat@DE', 'd', 'dropped', NULL, NULL,"
                + " NULL, NULL, NULL, NULL, 'timeout')",
            "PRAGMA user_version=1"));
  }

  private static RequestObservation seen(String id, long at, Outcome outcome) {
    return new RequestObservation(
        id, Instant.ofEpochMilli(at), new ClassId("chat@DE"), new DeploymentId("d"), outcome);
  }

  private static List<RequestObservation> expected() {
    return List.of(
        seen(
            "a",
            5,
            new Outcome.Completed(
                Latency.ofMillis(120),
                Latency.ofMillis(15),
                500,
                7,
                Optional.empty(),
                Optional.of(0.5))),
        seen("b", 6, new Outcome.Failed(FailureReason.OTHER)),
        seen("c", 7, new Outcome.Dropped(FailureReason.TIMEOUT)));
  }

  private void assertUpgraded(int waiting) throws Exception {
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      List<RequestObservation> read = new ArrayList<>();
      store.forEach(read::add);
      assertEquals(expected(), read);
      StoredOutcome again = new StoredOutcome(expected().get(0), "k");
      assertEquals(
          new Receipt.Repeated(Instant.ofEpochMilli(5)),
          store.writer().offer(again).orElseThrow().join());
      Outcome cached =
          new Outcome.Completed(
              Latency.ofMillis(120),
              Latency.ofMillis(15),
              500,
              7,
              Optional.empty(),
              Optional.empty(),
              Optional.of(384),
              Optional.of(Latency.ofMillis(30)));
      store.writer().offer(new StoredOutcome(seen("d", 8, cached), null)).orElseThrow().join();
      List<StoredOutcome> rest = new ArrayList<>();
      try (OutcomeLog log = store.log()) {
        log.forEachWaiting(rest::add);
      }
      assertEquals(waiting + 1, rest.size());
      assertEquals(cached, rest.get(waiting).observation().outcome());
    }
    assertHoldsNoSecret();
  }

  private void assertHoldsNoSecret() throws Exception {
    String bytes = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("timeout"));
    assertFalse(bytes.contains("secret"));
  }

  @Test
  void takesAStoreOfVersion1Over() throws Exception {
    writeVersion1();
    assertUpgraded(3);
  }

  @Test
  void takesAStoreOfVersion2Over() throws Exception {
    writeVersion1();
    run(VERSION_2);
    assertUpgraded(1);
  }

  @Test
  void aStoreOfAnotherVersionIsNotReadFromBeside() throws Exception {
    assertTrue(OutcomeLog.find(directory).isEmpty());
    writeVersion1();
    assertTrue(OutcomeLog.find(directory).isEmpty());
  }
}
