package io.slit.server.telemetry.store;

import io.slit.predictor.retrain.CompletedRequest;
import io.slit.predictor.retrain.ReportedMeasures;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetFile;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The columns of a part that retraining reads. */
record RequestColumns(
    ColumnValues decision,
    ColumnValues at,
    ColumnValues status,
    ColumnValues deployment,
    ColumnValues concurrency,
    Took took) {
  /** The columns of what a request took. */
  record Took(
      ColumnValues inputTokens,
      ColumnValues outputTokens,
      ColumnValues cachedTokens,
      ColumnValues ttft,
      ColumnValues network,
      ColumnValues queue,
      ColumnValues tpot,
      ColumnValues energy) {
    static Took of(ParquetFile file) {
      return new Took(
          file.read("input_tokens"),
          file.read("output_tokens"),
          TelemetrySchema.read(file, "cached_tokens"),
          file.read("ttft_ms"),
          file.read("network_ms"),
          TelemetrySchema.read(file, "queue_ms"),
          file.read("tpot_ms"),
          file.read("energy_wh"));
    }

    ReportedMeasures measures(int row) {
      return new ReportedMeasures(
          whole(inputTokens, row),
          whole(outputTokens, row),
          whole(cachedTokens, row),
          number(ttft, row),
          number(network, row),
          number(queue, row),
          number(tpot, row),
          number(energy, row));
    }
  }

  static RequestColumns of(ParquetFile file) {
    return new RequestColumns(
        file.read("decision_id"),
        file.read("reported_at"),
        file.read("status"),
        file.read("deployment"),
        file.read("concurrency"),
        Took.of(file));
  }

  Instant at(int row) {
    return Instant.ofEpochMilli(at.whole(row));
  }

  /** Returns a request, or the mean one of an interval; empty if it was not completed. */
  Optional<CompletedRequest> completed(int row, String site) {
    if (!status.isKnown(row) || !CompletedRequest.isServed(status.text(row))) {
      return Optional.empty();
    }
    ReportedMeasures measures = took.measures(row);
    return Optional.of(
        new CompletedRequest(
            decision.text(row),
            at(row),
            site,
            deployment.isKnown(row) ? deployment.text(row) : "",
            number(concurrency, row),
            measures.queueSeconds(),
            measures.served()));
  }

  static OptionalLong whole(ColumnValues column, int row) {
    return column.isKnown(row) ? OptionalLong.of(column.whole(row)) : OptionalLong.empty();
  }

  static OptionalDouble number(ColumnValues column, int row) {
    return column.isKnown(row) ? OptionalDouble.of(column.number(row)) : OptionalDouble.empty();
  }
}
