package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.server.parquet.ParquetColumn;
import io.slit.server.parquet.ParquetFile;
import io.slit.server.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts as version 1 wrote them: without the columns that came later. */
final class VersionOne {
  private static final Set<String> COLUMNS =
      Set.of(
          "decision_id",
          "reported_at",
          "request_class",
          "deployment",
          "model",
          "accelerator",
          "status",
          "plan_id",
          "model_id",
          "tensor_parallel",
          "pipeline_parallel",
          "input_tokens",
          "output_tokens",
          "in_flight",
          "ttft_ms",
          "tpot_ms",
          "energy_wh",
          "quality",
          "network_ms",
          "concurrency",
          "ttft_estimate_ms",
          "tpot_estimate_ms",
          "energy_estimate_wh");

  private VersionOne() {}

  /** Returns the file of filled columns, without those that version 1 lacks. */
  static byte[] file(Map<String, ParquetColumn> columns) {
    columns.keySet().retainAll(COLUMNS);
    assertEquals(COLUMNS, columns.keySet());
    return new ParquetTable(
            List.copyOf(columns.values()),
            Map.of("slit.schema", "slit-telemetry", "slit.schema_version", "1"))
        .bytes();
  }

  /** Writes a part anew as version 1 would have. */
  static void rewrite(Path part) throws IOException {
    Map<String, ParquetColumn> columns = TelemetrySchema.columns();
    try (ParquetFile file = TelemetrySchema.open(part)) {
      TelemetrySchema.copy(file, any -> true, columns);
    }
    Files.write(part, file(columns));
  }
}
