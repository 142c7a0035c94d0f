package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.files.DurableFiles;
import io.slit.server.storage.OutcomeLog;
import io.slit.server.storage.OutcomeStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryStoreTest {
  private static final String COUNT = "select count(*), count(distinct decision_id) from %s";

  @TempDir private Path state;

  /** Stops the process, as far as files are concerned, before the operation of a number. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static DurableFiles crashingAt(int step) {
    int[] steps = {0};
    return new DurableFiles(
        () -> {
          if (steps[0]++ == step) {
            throw new Crash();
          }
        });
  }

  private int flush(DurableFiles files) {
    try (OutcomeStore store = OutcomeStore.open(state);
        OutcomeLog log = store.log()) {
      return new Flusher(log, TelemetryStore.of(state, files), Telemetry.describer()).flush();
    }
  }

  private int flush() {
    return flush(new DurableFiles(() -> {}));
  }

  @Test
  void duckDbReadsDaysAndSitesAndEveryColumn() throws Exception {
    Telemetry.report(state, 0, 40);
    assertEquals(40, flush());
    assertEquals(
        List.of(
            List.of("2023-07-10", "DE", "12"),
            List.of("2023-07-10", "US-CA", "12"),
            List.of("2023-07-11", "DE", "8"),
            List.of("2023-07-11", "US-CA", "8")),
        Telemetry.query(
            state, "select date, site, count(*) from %s group by all order by date, site"));
    assertEquals(
        List.of(
            List.of(
                "1688949000000",
                "chat@DE",
                "DE/h100/llama-3.1-8b",
                "llama-3.1-8b",
                "H100-80GB",
                "1",
                "completed",
                "500",
                "200",
                "100.0",
                "20.0",
                "0.3",
                "null",
                "20.0",
                "12",
                "3.0",
                "plan-1",
                "gbt-1",
                "90.0")),
        Telemetry.query(
            state,
            "select epoch_ms(reported_at), request_class, deployment, model, accelerator, tensor_parallel,"
                + " status, input_tokens, output_tokens, ttft_ms, tpot_ms, energy_wh, quality,"
                + " network_ms, in_flight, concurrency, plan_id, model_id, ttft_estimate_ms from %s"
                + " where decision_id = 'd-0'"));
    assertEquals(4, Telemetry.number(state, "select count(*) from %s where ttft_ms is null"));
  }

  @Test
  void promptTextNeverEnters() throws Exception {
    Telemetry.report(state, 0, 20);
    flush();
    try (Stream<Path> paths = Files.walk(state.resolve("telemetry"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("secret"), path.toString());
      }
    }
    assertTrue(
        Telemetry.query(state, "select column_name from (describe select * from %s)").stream()
            .noneMatch(name -> name.get(0).matches(".*(reason|prompt|message|text|content).*")));
  }

  @Test
  void everyOutcomeArrivesOnceWhereverFlushingIsCutOff() throws Exception {
    Telemetry.report(state, 0, 30);
    int step = 0;
    boolean crashed = true;
    while (crashed) {
      try {
        flush(crashingAt(step++));
        crashed = false;
      } catch (Crash expected) {
        crashed = true;
      }
      Telemetry.report(state, 30 + step, 31 + step);
    }
    assertTrue(step > 20, "steps: " + step);
    flush();
    int reported = 30 + step;
    assertEquals(
        List.of(List.of(Integer.toString(reported), Integer.toString(reported))),
        Telemetry.query(state, COUNT));
  }

  @Test
  void compactionLosesAndDoublesNothingWhereverItIsCutOff() throws Exception {
    for (int i = 0; i < 20; i++) {
      Telemetry.report(state, i, i + 1);
      flush();
    }
    int step = 0;
    int merged = -1;
    while (merged < 0) {
      try {
        merged = TelemetryStore.of(state, crashingAt(step++)).compact();
      } catch (Crash expected) {
        long rows =
            TelemetryStore.of(state).rowsByPartition().values().stream().mapToLong(n -> n).sum();
        assertEquals(20, rows, "after step " + step);
      }
    }
    assertTrue(step > 10, "steps: " + step);
    TelemetryStore.of(state).compact();
    assertEquals(List.of(List.of("20", "20")), Telemetry.query(state, COUNT));
    assertEquals(2, TelemetryStore.of(state).parts().size());
  }

  @Test
  void oldDaysAreDeletedFromBothStores() throws Exception {
    Telemetry.report(state, 0, 60);
    flush();
    Instant before = Instant.parse("2023-07-11T00:00:00Z");
    TelemetryStore.of(state).deleteBefore(LocalDate.parse("2023-07-11"));
    try (OutcomeStore store = OutcomeStore.open(state);
        OutcomeLog log = store.log()) {
      assertEquals(24, log.forget(before));
      assertEquals(36, store.count());
    }
    assertEquals(List.of(List.of("36", "36")), Telemetry.query(state, COUNT));
    Telemetry.report(state, 60, 61);
    assertEquals(1, flush());
  }

  @Test
  void aForeignFileIsRefusedWithItsColumns() throws Exception {
    Path partition = state.resolve("telemetry/date=2023-07-10/site=DE");
    Files.createDirectories(partition);
    Path file = partition.resolve("part-000000000001-000000000001.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("copy (select 1.5::double as a) to '" + file + "' (codec uncompressed)");
    }
    TelemetryException refused =
        assertThrows(TelemetryException.class, () -> TelemetryStore.of(state).rowsByPartition());
    assertTrue(refused.getMessage().contains("schema none"), refused.getMessage());
    assertTrue(refused.getMessage().contains("[a]"), refused.getMessage());
  }
}
