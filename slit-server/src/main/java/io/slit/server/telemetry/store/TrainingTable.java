package io.slit.server.telemetry.store;

import io.slit.predictor.retrain.CompletedRequest;
import io.slit.predictor.retrain.Served;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The training table that Spark wrote: requests that it found believable, once each. */
final class TrainingTable {
  private static final Set<String> COLUMNS =
      Set.of(
          "decision_id",
          "reported_at",
          "site",
          "deployment",
          "concurrency",
          "input_tokens",
          "output_tokens",
          "cached_tokens",
          "queue_seconds",
          "ttft_seconds",
          "tpot_seconds",
          "gpu_joules");

  private final List<Path> files;

  /**
   * Finds the files of a table.
   *
   * @throws TelemetryException if there is none, or its writer did not finish
   */
  TrainingTable(Path directory) {
    if (!Files.isRegularFile(directory.resolve("_SUCCESS"))) {
      throw new TelemetryException(
          "There is no finished training table in %s: the file _SUCCESS is missing. Name the directory table of what the Spark job was given as --out, or run the job again."
              .formatted(directory));
    }
    try (Stream<Path> paths = Files.list(directory)) {
      files = paths.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new TelemetryException(
          "The training table in %s cannot be read: %s.".formatted(directory, e), e);
    }
  }

  /** Reads it file by file; for one pass. */
  Stream<CompletedRequest> requests() {
    return files.stream().flatMap(TrainingTable::requests);
  }

  private static Stream<CompletedRequest> requests(Path path) {
    try (ParquetFile file = ParquetFile.open(path)) {
      if (!file.columns().containsAll(COLUMNS)) {
        throw new TelemetryException(
            "The file %s is no training table: it has the columns %s, and needs %s."
                .formatted(path, new TreeSet<>(file.columns()), new TreeSet<>(COLUMNS)));
      }
      Columns columns = Columns.of(file);
      return IntStream.range(0, file.rows()).mapToObj(columns::request);
    }
  }

  /** The columns of a file. */
  private record Columns(
      ColumnValues decision,
      ColumnValues at,
      ColumnValues site,
      ColumnValues deployment,
      ColumnValues concurrency,
      ColumnValues queue,
      Took took) {
    static Columns of(ParquetFile file) {
      return new Columns(
          file.read("decision_id"),
          file.read("reported_at"),
          file.read("site"),
          file.read("deployment"),
          file.read("concurrency"),
          file.read("queue_seconds"),
          new Took(
              file.read("input_tokens"),
              file.read("output_tokens"),
              file.read("cached_tokens"),
              file.read("ttft_seconds"),
              file.read("tpot_seconds"),
              file.read("gpu_joules")));
    }

    CompletedRequest request(int row) {
      return new CompletedRequest(
          decision.text(row),
          Instant.ofEpochMilli(at.whole(row)),
          site.text(row),
          deployment.text(row),
          RequestColumns.number(concurrency, row),
          RequestColumns.number(queue, row),
          took.served(row));
    }
  }

  /** What requests took. */
  private record Took(
      ColumnValues inputTokens,
      ColumnValues outputTokens,
      ColumnValues cachedTokens,
      ColumnValues ttft,
      ColumnValues tpot,
      ColumnValues joules) {
    Served served(int row) {
      return new Served(
          inputTokens.whole(row),
          outputTokens.whole(row),
          ttft.number(row),
          tpot.number(row),
          RequestColumns.number(joules, row),
          RequestColumns.whole(cachedTokens, row),
          false);
    }
  }
}
