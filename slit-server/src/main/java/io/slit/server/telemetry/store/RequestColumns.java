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
      ColumnValues ttft,
      ColumnValues network,
      ColumnValues tpot,
      ColumnValues energy) {}

  static RequestColumns of(ParquetFile file) {
    return new RequestColumns(
        file.read("decision_id"),
        file.read("reported_at"),
        file.read("status"),
        file.read("deployment"),
        file.read("concurrency"),
        new Took(
            file.read("input_tokens"),
            file.read("output_tokens"),
            file.read("ttft_ms"),
            file.read("network_ms"),
            file.read("tpot_ms"),
            file.read("energy_wh")));
  }

  Instant at(int row) {
    return Instant.ofEpochMilli(at.whole(row));
  }

  /** Returns a request; empty if it was not completed. */
  Optional<CompletedRequest> completed(int row, String site) {
    if (!status.isKnown(row) || !status.text(row).equals(CompletedRequest.STATUS)) {
      return Optional.empty();
    }
    ReportedMeasures measures =
        new ReportedMeasures(
            whole(took.inputTokens, row),
            whole(took.outputTokens, row),
            number(took.ttft, row),
            number(took.network, row),
            number(took.tpot, row),
            number(took.energy, row));
    return Optional.of(
        new CompletedRequest(
            decision.text(row),
            at(row),
            site,
            deployment.isKnown(row) ? deployment.text(row) : "",
            number(concurrency, row),
            measures.served()));
  }

  static OptionalLong whole(ColumnValues column, int row) {
    return column.isKnown(row) ? OptionalLong.of(column.whole(row)) : OptionalLong.empty();
  }

  static OptionalDouble number(ColumnValues column, int row) {
    return column.isKnown(row) ? OptionalDouble.of(column.number(row)) : OptionalDouble.empty();
  }
}
