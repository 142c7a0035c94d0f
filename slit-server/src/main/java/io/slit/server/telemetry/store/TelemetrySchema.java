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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The columns of a part, and the version of them that its footer names. Version 1 lacks the columns
 * of {@link #SINCE_VERSION_2}: nothing is known of them there.
 */
final class TelemetrySchema {
  private static final List<String> WORDS =
      List.of(
          "request_class", "deployment", "model", "accelerator", "status", "plan_id", "model_id");
  private static final List<String> WHOLE =
      List.of(
          "tensor_parallel",
          "pipeline_parallel",
          "input_tokens",
          "output_tokens",
          "in_flight",
          "cached_tokens",
          "requests");
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
          "energy_estimate_wh",
          "queue_ms",
          "power_w",
          "kv_cache_usage");
  private static final Set<String> SINCE_VERSION_2 =
      Set.of("cached_tokens", "requests", "queue_ms", "power_w", "kv_cache_usage");

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

  /** Adds some rows of a part to columns. */
  static void copy(ParquetFile part, IntPredicate wanted, Map<String, ParquetColumn> to) {
    int[] rows = IntStream.range(0, part.rows()).filter(wanted).toArray();
    to.forEach((name, column) -> copy(read(part, name), rows, name, column));
  }

  private static void copy(ColumnValues from, int[] rows, String name, ParquetColumn to) {
    for (int row : rows) {
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
    OptionalInt version = TelemetryFormat.versionOf(file.notes());
    if (version.isPresent() && file.columns().containsAll(columnsOf(version.getAsInt()))) {
      return file;
    }
    file.close();
    throw new TelemetryException(
        "The file %s has %s, with the columns %s; this program reads %s. Move it out of the telemetry directory, or use the program that wrote it."
            .formatted(
                path,
                TelemetryFormat.namedBy(file.notes()),
                new TreeSet<>(file.columns()),
                TelemetryFormat.READABLE));
  }

  private static Set<String> columnsOf(int version) {
    Set<String> columns = new LinkedHashSet<>(columns().keySet());
    if (version == 1) {
      columns.removeAll(SINCE_VERSION_2);
    }
    return columns;
  }

  /** Returns the values of a column; all unknown where the part is older than the column. */
  static ColumnValues read(ParquetFile part, String name) {
    if (part.columns().contains(name) || !SINCE_VERSION_2.contains(name)) {
      return part.read(name);
    }
    return ColumnValues.unknown(
        WHOLE.contains(name) ? ParquetType.INTEGER : ParquetType.DOUBLE, part.rows());
  }
}
