package io.slit.server.telemetry.store;

import io.slit.predictor.telemetry.PartName;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetColumn;
import io.slit.server.parquet.ParquetFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * Small parts of one partition that become one.
 *
 * <p>Of logged rows the name of the new part says which it holds, so leftovers of a crash are
 * known. Of pushed rows it does not: there, rows whose decision was seen are left out, so leftovers
 * are merged away the next time.
 *
 * @param target where the new part goes
 * @param parts what it is made of
 * @param isOnce whether only the first row of a decision is taken
 */
record Merge(Path target, List<Part> parts, boolean isOnce) {
  private static final int ENOUGH = 8;
  private static final int MAX_ROWS = 500_000;

  /** Returns what to merge of rows of the log: parts that follow each other. */
  static Optional<Merge> ofLogged(List<Part> ofPartition) {
    List<Part> logged =
        ofPartition.stream()
            .filter(part -> !part.name().isImported())
            .sorted(Comparator.comparingLong(Part::from))
            .toList();
    return small(logged)
        .map(
            parts -> {
              Part first = parts.get(0);
              String name = PartName.ofLogged(first.from(), parts.get(parts.size() - 1).to());
              return new Merge(first.path().resolveSibling(name), parts, false);
            });
  }

  /** Returns what to merge of rows that were pushed. */
  static Optional<Merge> ofPushed(List<Part> ofPartition) {
    List<Part> pushed =
        ofPartition.stream()
            .filter(part -> part.name().isPushed())
            .sorted(Comparator.comparing(Part::path))
            .toList();
    return small(pushed)
        .map(
            parts -> {
              CRC32C sum = new CRC32C();
              parts.forEach(
                  part -> sum.update(part.name().file().getBytes(StandardCharsets.UTF_8)));
              String name = PartName.ofMerged("%016x".formatted(sum.getValue()));
              return new Merge(parts.get(0).path().resolveSibling(name), parts, true);
            });
  }

  private static Optional<List<Part>> small(List<Part> parts) {
    List<Part> small = new ArrayList<>();
    long rows = 0;
    for (Part part : parts) {
      int more = rows(part);
      if (more < MAX_ROWS / 2 && rows + more <= MAX_ROWS) {
        small.add(part);
        rows += more;
      } else if (small.size() < ENOUGH) {
        small.clear();
        rows = 0;
      } else {
        break;
      }
    }
    return small.size() < ENOUGH ? Optional.empty() : Optional.of(small);
  }

  /** Returns how many rows a part has. */
  static int rows(Part part) {
    try (ParquetFile file = TelemetrySchema.open(part.path())) {
      return file.rows();
    }
  }

  /** Returns the new part. */
  byte[] content() {
    Map<String, ParquetColumn> columns = TelemetrySchema.columns();
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      try (ParquetFile file = TelemetrySchema.open(part.path())) {
        ColumnValues decisions = file.read("decision_id");
        IntPredicate wanted = row -> !isOnce || seen.add(decisions.text(row));
        TelemetrySchema.copy(file, wanted, columns);
      }
    }
    return TelemetrySchema.file(columns);
  }
}
