package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.retrain.Served;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.predictor.telemetry.PartName;
import io.slit.server.TwoSites;
import io.slit.server.files.DurableFiles;
import io.slit.server.parquet.ParquetTable;
import io.slit.server.storage.DecisionContext;
import io.slit.server.storage.OutcomeLog;
import io.slit.server.storage.OutcomeStore;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRecord.More;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryRowsTest {
  private static final Instant AT = Instant.parse("2023-07-10T12:00:00Z");
  private static final String PARTITION = "telemetry/date=2023-07-10/site=DE";

  @TempDir private Path state;

  private List<TelemetryRow> rows(WaitingRows waiting) {
    TelemetryRows rows =
        new TelemetryRows(
            TelemetryStore.of(state), waiting, TwoSites.scenario().fleet(), Instant.MIN, any -> 16);
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private Served only() {
    List<TelemetryRow> rows = rows(WaitingRows.NONE);
    assertEquals(1, rows.size());
    return rows.get(0).served();
  }

  private static TelemetryRecord record(String id, OptionalDouble load, More more) {
    return new TelemetryRecord(
        id,
        AT,
        "chat@DE",
        OutcomeDescriber.ranOn(TwoSites.scenario().fleet().deployments().get(0)),
        new Measured(
            "completed",
            OptionalLong.of(500),
            OptionalLong.of(200),
            OptionalDouble.of(300),
            OptionalDouble.of(20),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(40),
            more),
        new DecisionContext(Optional.empty(), OptionalInt.empty(), load, Optional.empty()));
  }

  private void store(TelemetryRecord record) {
    TelemetryStore.of(state).writeImported("test", "0".repeat(16), List.of(record));
  }

  @Test
  void takesNetworkAndQueueOutOfTheTimeToFirstToken() {
    store(
        record(
            "a", OptionalDouble.of(5000), More.of(OptionalLong.of(384), OptionalDouble.of(100))));
    assertEquals(0.160, only().ttftSeconds(), 1e-12);
    assertEquals(OptionalLong.of(384), only().cachedTokens());
    assertFalse(only().isQueued(), "the queue is known, whatever the load");
  }

  @Test
  void anUnknownQueueIsNoneUntilTheEngineIsFull() {
    store(record("a", OptionalDouble.of(100), More.UNKNOWN));
    assertEquals(0.260, only().ttftSeconds(), 1e-12);
    assertFalse(only().isQueued());
    assertTrue(only().cachedTokens().isEmpty());
    store(record("a", OptionalDouble.of(5000), More.UNKNOWN));
    assertTrue(only().isQueued());
    store(record("a", OptionalDouble.empty(), More.UNKNOWN));
    assertFalse(only().isQueued(), "of an unknown load nothing is said");
  }

  @Test
  void readsAndCompactsPartsOfVersion1() throws Exception {
    for (int i = 1; i <= 8; i++) {
      PartWriter writer = new PartWriter();
      writer.add(
          record("d" + i, OptionalDouble.of(3), More.of(OptionalLong.of(9), OptionalDouble.of(9))));
      Path file = state.resolve(PARTITION).resolve(PartName.ofLogged(i, i));
      Files.createDirectories(state.resolve(PARTITION));
      Files.write(file, VersionOne.file(writer.columns()));
    }
    List<TelemetryRow> before = rows(WaitingRows.NONE);
    assertEquals(8, before.size());
    assertEquals(OptionalLong.empty(), before.get(0).served().cachedTokens());
    assertEquals(0.260, before.get(0).served().ttftSeconds(), 1e-12);
    assertEquals(8, TelemetryStore.of(state).compact());
    assertEquals(before, rows(WaitingRows.NONE));
    assertEquals(
        List.of(List.of("8", "0")),
        Telemetry.query(state, "select count(*), count(cached_tokens) from %s"));
  }

  @Test
  void readsIntervalsStoredOrWaitingButNotFailures() {
    TelemetryRecord one = record("a", OptionalDouble.of(3), More.UNKNOWN);
    TelemetryRecord interval = withStatus(one, "interval");
    TelemetryStore.of(state).writePushed("0".repeat(16), List.of(interval));
    assertEquals(0.260, only().ttftSeconds(), 1e-12);
    TelemetryStore.of(state)
        .writePushed("0".repeat(16), List.of(interval, withStatus(one, "dropped")));
    assertEquals(1, rows(WaitingRows.NONE).size());
    assertEquals(1, rows(new WaitingRows(0, List.of(withStatus(one, "failed")))).size());
    assertEquals(2, rows(new WaitingRows(0, List.of(interval))).size());
  }

  private static TelemetryRecord withStatus(TelemetryRecord record, String status) {
    Measured took = record.measured();
    return new TelemetryRecord(
        record.decisionId(),
        record.at(),
        record.requestClass(),
        record.ranOn(),
        new Measured(
            status,
            took.inputTokens(),
            took.outputTokens(),
            took.ttftMillis(),
            took.tpotMillis(),
            took.energyWh(),
            took.quality(),
            took.networkMillis(),
            took.more()),
        record.context());
  }

  private WaitingRows waiting() {
    try (OutcomeLog log = OutcomeLog.find(state).orElseThrow()) {
      return WaitingRows.of(log, Telemetry.describer());
    }
  }

  private void flush() {
    try (OutcomeStore store = OutcomeStore.open(state);
        OutcomeLog log = store.log()) {
      new Flusher(log, TelemetryStore.of(state, new DurableFiles(() -> {})), Telemetry.describer())
          .flush();
    }
  }

  private static List<String> ids(List<TelemetryRow> rows) {
    return rows.stream().map(TelemetryRow::decisionId).sorted().toList();
  }

  @Test
  void readsWhatWaitsInTheLogAndEachRowOnce() {
    Telemetry.report(state, 0, 5);
    flush();
    Telemetry.report(state, 5, 9);
    WaitingRows waiting = waiting();
    assertEquals(4, waiting.rows().size());
    List<String> expected = List.of("d-0", "d-1", "d-2", "d-3", "d-4", "d-5", "d-6", "d-7", "d-8");
    assertEquals(expected, ids(rows(waiting)));
    flush();
    assertEquals(expected, ids(rows(waiting)), "carried on in between");
    assertEquals(expected, ids(rows(waiting())), "and afterwards");
    assertEquals(Set.copyOf(rows(waiting)), Set.copyOf(rows(waiting())), "by either way the same");
  }

  @Test
  void aTruncatedPartIsRefusedByName() throws Exception {
    store(record("a", OptionalDouble.of(3), More.UNKNOWN));
    Path part = state.resolve(PARTITION).resolve("part-test-" + "0".repeat(16) + ".parquet");
    byte[] whole = Files.readAllBytes(part);
    for (int length : new int[] {0, 3, whole.length / 2, whole.length - 1}) {
      Files.write(part, Arrays.copyOf(whole, length));
      TelemetryException refused =
          assertThrows(TelemetryException.class, () -> rows(WaitingRows.NONE));
      assertTrue(refused.getMessage().contains(part.toString()), refused.getMessage());
    }
  }

  @Test
  void aForeignSchemaIsRefusedByName() throws Exception {
    List<String> versions = new ArrayList<>(List.of("0", "3", "two"));
    for (String version : versions) {
      PartWriter writer = new PartWriter();
      writer.add(record("a", OptionalDouble.of(3), More.UNKNOWN));
      Files.createDirectories(state.resolve(PARTITION));
      Files.write(
          state.resolve(PARTITION).resolve(PartName.ofLogged(1, 1)),
          new ParquetTable(
                  List.copyOf(writer.columns().values()),
                  Map.of("slit.schema", "slit-telemetry", "slit.schema_version", version))
              .bytes());
      TelemetryException refused =
          assertThrows(TelemetryException.class, () -> rows(WaitingRows.NONE));
      assertTrue(refused.getMessage().contains("version " + version), refused.getMessage());
      assertTrue(refused.getMessage().contains("versions 1 to 2"), refused.getMessage());
    }
  }
}
