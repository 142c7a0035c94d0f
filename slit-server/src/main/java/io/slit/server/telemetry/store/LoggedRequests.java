package io.slit.server.telemetry.store;

import io.slit.predictor.retrain.CompletedRequest;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetException;
import io.slit.server.parquet.ParquetFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The requests of a telemetry directory, in the order of their arrival.
 *
 * @param requests served, each once
 * @param leftOut rows that cannot be replayed: not served, sums over an interval, seen before, or
 *     without class or token counts
 */
public record LoggedRequests(List<LoggedRequest> requests, long leftOut) {
  private static final String INTERVAL = "interval";

  /** Copies the list. */
  public LoggedRequests {
    requests = List.copyOf(requests);
  }

  /**
   * Reads a state directory, or the {@code telemetry} directory in it.
   *
   * @throws IllegalArgumentException if it holds no telemetry
   * @throws TelemetryException if it holds a file of another kind
   */
  public static LoggedRequests read(Path directory) {
    Path whole = directory.toAbsolutePath().normalize();
    Path state =
        Files.isDirectory(whole.resolve("telemetry"))
            ? whole
            : Optional.ofNullable(whole.getParent()).orElse(whole);
    List<Part> parts = TelemetryStore.of(state).parts();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no telemetry in %s. Name a state directory, or the directory \"telemetry\" in it."
              .formatted(directory));
    }
    List<LoggedRequest> requests = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    long leftOut = 0;
    for (Part part : parts) {
      leftOut += read(part, seen, requests);
    }
    requests.sort(LoggedRequest.BY_ARRIVAL);
    return new LoggedRequests(requests, leftOut);
  }

  private static long read(Part part, Set<String> seen, List<LoggedRequest> into) {
    try (ParquetFile file = TelemetrySchema.open(part.path())) {
      Columns columns = Columns.of(file);
      long leftOut = 0;
      for (int row = 0; row < file.rows(); row++) {
        Optional<LoggedRequest> one = columns.request(row);
        if (one.isPresent() && seen.add(columns.decision.text(row))) {
          into.add(one.get());
        } else {
          leftOut++;
        }
      }
      return leftOut;
    } catch (ParquetException e) {
      throw new TelemetryException(String.valueOf(e.getMessage()), e);
    }
  }

  private record Columns(
      ColumnValues decision,
      ColumnValues at,
      ColumnValues status,
      ColumnValues requestClass,
      ColumnValues deployment,
      ColumnValues input,
      ColumnValues output,
      ColumnValues ttft,
      ColumnValues tpot) {
    static Columns of(ParquetFile file) {
      return new Columns(
          file.read("decision_id"),
          file.read("reported_at"),
          file.read("status"),
          file.read("request_class"),
          file.read("deployment"),
          file.read("input_tokens"),
          file.read("output_tokens"),
          file.read("ttft_ms"),
          file.read("tpot_ms"));
    }

    Optional<LoggedRequest> request(int row) {
      boolean known =
          status.isKnown(row)
              && requestClass.isKnown(row)
              && input.isKnown(row)
              && output.isKnown(row);
      if (!known
          || status.text(row).equals(INTERVAL)
          || !CompletedRequest.isServed(status.text(row))) {
        return Optional.empty();
      }
      int inputTokens = (int) Math.max(1, input.whole(row));
      int outputTokens = (int) Math.max(1, output.whole(row));
      return Optional.of(
          new LoggedRequest(
              arrival(row, outputTokens),
              requestClass.text(row),
              deployment.isKnown(row) ? deployment.text(row) : "",
              inputTokens,
              outputTokens));
    }

    /** A request is reported when it is done. */
    private Instant arrival(int row, int outputTokens) {
      double millis =
          (ttft.isKnown(row) ? ttft.number(row) : 0)
              + (tpot.isKnown(row) ? tpot.number(row) * (outputTokens - 1) : 0);
      return Instant.ofEpochMilli(at.whole(row)).minus(Duration.ofMillis(Math.round(millis)));
    }
  }
}
