package io.slit.server.telemetry.store;

import io.slit.predictor.telemetry.TelemetryFormat;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetColumn;
import io.slit.server.parquet.ParquetFile;
import io.slit.server.parquet.ParquetTable;
import io.slit.server.parquet.ParquetType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The columns of a part, and the version of them that its footer names. */
final class TelemetrySchema {
  private static final List<String> WORDS =
      List.of(
          "request_class", "deployment", "model", "accelerator", "status", "plan_id", "model_id");
  private static final List<String> WHOLE =
      List.of("tensor_parallel", "pipeline_parallel", "input_tokens", "output_tokens", "in_flight");
  private static final List<String> NUMBERS =
      List.of(
          "ttft_ms",
          "tpot_ms",
          "energy_wh",
          "quality",
          "network_ms",
          "concurrency",
          "ttft_estimate_ms",
          "tpot_estimate_ms",
          "energy_estimate_wh");

  private TelemetrySchema() {}

  /** Returns empty columns by name, in the order of the file. */
  static Map<String, ParquetColumn> columns() {
    Map<String, ParquetColumn> columns = new LinkedHashMap<>();
    columns.put("decision_id", ParquetColumn.of("decision_id", ParquetType.TEXT));
    columns.put("reported_at", ParquetColumn.of("reported_at", ParquetType.INSTANT));
    WORDS.forEach(name -> columns.put(name, ParquetColumn.words(name)));
    WHOLE.forEach(name -> columns.put(name, ParquetColumn.optional(name, ParquetType.INTEGER)));
    NUMBERS.forEach(name -> columns.put(name, ParquetColumn.optional(name, ParquetType.DOUBLE)));
    return columns;
  }

  /** Returns the file of filled columns. */
  static byte[] file(Map<String, ParquetColumn> columns) {
    return new ParquetTable(List.copyOf(columns.values()), TelemetryFormat.notes()).bytes();
  }

  /** Adds all rows of a part to columns. */
  static void copy(ParquetFile part, Map<String, ParquetColumn> to) {
    to.forEach((name, column) -> copy(part.read(name), name, column));
  }

  private static void copy(ColumnValues from, String name, ParquetColumn to) {
    for (int row = 0; row < from.rows(); row++) {
      if (!from.isKnown(row)) {
        to.addUnknown();
      } else if (name.equals("reported_at")) {
        to.add(Instant.ofEpochMilli(from.whole(row)));
      } else if (WHOLE.contains(name)) {
        to.add(from.whole(row));
      } else if (NUMBERS.contains(name)) {
        to.add(from.number(row));
      } else {
        to.add(from.text(row));
      }
    }
  }

  /**
   * Opens a part.
   *
   * @throws TelemetryException if it has another schema
   */
  static ParquetFile open(Path path) {
    ParquetFile file = ParquetFile.open(path);
    boolean isOurs = TelemetryFormat.isNamedBy(file.notes());
    if (isOurs && file.columns().containsAll(columns().keySet())) {
      return file;
    }
    file.close();
    throw new TelemetryException(
        "The file %s has %s, with the columns %s; this program reads %s, version %d. Move it out of the telemetry directory, or use the program that wrote it."
            .formatted(
                path,
                TelemetryFormat.namedBy(file.notes()),
                new TreeSet<>(file.columns()),
                TelemetryFormat.NAME,
                TelemetryFormat.VERSION));
  }
}
