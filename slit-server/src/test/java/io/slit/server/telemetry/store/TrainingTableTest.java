package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.retrain.Served;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.server.TwoSites;
import io.slit.server.parquet.ParquetColumn;
import io.slit.server.parquet.ParquetTable;
import io.slit.server.parquet.ParquetType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a table of the columns that Spark writes; of Spark's own files by -Pspark. */
class TrainingTableTest {
  private static final Instant AT = Instant.parse("2023-07-10T00:00:00.250Z");

  @TempDir private Path directory;

  private static ParquetColumn column(String name, ParquetType type, List<?> values) {
    ParquetColumn column = ParquetColumn.optional(name, type);
    for (Object value : values) {
      if (value instanceof String text) {
        column.add(text);
      } else if (value instanceof Long whole) {
        column.add(whole);
      } else if (value instanceof Instant instant) {
        column.add(instant);
      } else if (value instanceof Double number && !number.isNaN()) {
        column.add(number);
      } else {
        column.addUnknown();
      }
    }
    return column;
  }

  private static List<ParquetColumn> columns() {
    double unknown = Double.NaN;
    return List.of(
        column("decision_id", ParquetType.TEXT, List.of("a", "b", "c", "d", "e")),
        column("reported_at", ParquetType.INSTANT, Collections.nCopies(5, AT)),
        column("site", ParquetType.TEXT, Collections.nCopies(5, "DE")),
        column(
            "deployment",
            ParquetType.TEXT,
            List.of(TwoSites.EU, "gone", TwoSites.EU, TwoSites.EU, TwoSites.EU)),
        column("concurrency", ParquetType.DOUBLE, List.of(4.0, 4.0, unknown, 5000.0, 5000.0)),
        column("input_tokens", ParquetType.INTEGER, List.of(10L, 10L, 11L, 10L, 10L)),
        column("output_tokens", ParquetType.INTEGER, List.of(20L, 20L, 21L, 20L, 20L)),
        column("cached_tokens", ParquetType.INTEGER, List.of(6L, unknown, unknown, 6L, 6L)),
        column("queue_seconds", ParquetType.DOUBLE, List.of(0.1, unknown, unknown, unknown, 0.1)),
        column("ttft_seconds", ParquetType.DOUBLE, List.of(0.5, 0.5, 0.6, 0.5, 0.5)),
        column("tpot_seconds", ParquetType.DOUBLE, List.of(0.02, 0.02, 0.03, 0.02, 0.02)),
        column("gpu_joules", ParquetType.DOUBLE, List.of(100.0, 100.0, unknown, 100.0, 100.0)));
  }

  private void write(String file, List<ParquetColumn> columns) throws IOException {
    Files.write(directory.resolve(file), new ParquetTable(columns, Map.of()).bytes());
  }

  private TelemetryRows rows() {
    return new TelemetryRows(directory, TwoSites.scenario().fleet(), any -> 7);
  }

  @Test
  void rowsComeBesideTheFleet() throws IOException {
    write("part-00000.gz.parquet", columns());
    Files.createFile(directory.resolve("_SUCCESS"));
    TelemetryRows rows = rows();
    List<TelemetryRow> read = new ArrayList<>();
    rows.forEach(read::add);
    assertEquals(List.of("a", "c", "d", "e"), read.stream().map(TelemetryRow::decisionId).toList());
    Served took = new Served(10, 20, 0.5, 0.02, OptionalDouble.of(100), OptionalLong.of(6), false);
    assertEquals(took, read.get(0).served());
    assertEquals(new Served(11, 21, 0.6, 0.03, OptionalDouble.empty()), read.get(1).served());
    assertTrue(read.get(2).served().isQueued(), "saturated, and nobody told the queue");
    assertEquals(took, read.get(3).served(), "the queue is known, and taken out already");
    assertEquals(AT, read.get(0).at());
    assertEquals(4, read.get(0).concurrency());
    assertEquals(7, read.get(1).concurrency());
    assertEquals(1, rows.unknownDeployment());
    assertEquals(1, rows.assumedConcurrency());
  }

  @Test
  void anUnfinishedTableIsRefused() throws IOException {
    write("part-00000.gz.parquet", columns());
    TelemetryException refused = assertThrows(TelemetryException.class, this::rows);
    assertTrue(refused.getMessage().contains("_SUCCESS"), refused.getMessage());
  }

  @Test
  void aForeignTableIsRefusedWithItsColumns() throws IOException {
    write("part-00000.gz.parquet", columns().subList(0, 2));
    Files.createFile(directory.resolve("_SUCCESS"));
    TelemetryException refused =
        assertThrows(TelemetryException.class, () -> rows().iterator().hasNext());
    assertTrue(refused.getMessage().contains("[decision_id, reported_at]"), refused.getMessage());
  }
}
