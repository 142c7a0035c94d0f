package io.slit.server.telemetry.store;

import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetFile;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The columns of a part that a retraining reads. */
record TelemetryColumns(
    ColumnValues decision,
    ColumnValues at,
    ColumnValues status,
    ColumnValues deployment,
    ColumnValues concurrency,
    Took took) {
  static TelemetryColumns of(ParquetFile file) {
    return new TelemetryColumns(
        file.read("decision_id"),
        file.read("reported_at"),
        file.read("status"),
        file.read("deployment"),
        file.read("concurrency"),
        Took.of(file));
  }

  /** Tells whether a row is about answered requests. */
  boolean isServed(int row) {
    return status.isKnown(row) && isServed(status.text(row));
  }

  private static OptionalDouble known(ColumnValues column, int row) {
    return column.isKnown(row) ? OptionalDouble.of(column.number(row)) : OptionalDouble.empty();
  }

  OptionalDouble load(int row) {
    return known(concurrency, row);
  }

  static boolean isServed(String status) {
    return status.equals("completed") || status.equals("interval");
  }

  /** What requests took. */
  record Took(
      ColumnValues input,
      ColumnValues output,
      ColumnValues cached,
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

    /** Returns a row; tokens that a completed request lacks are 0, which nobody believes. */
    ServedRow row(int row) {
      return new ServedRow(
          input.isKnown(row) ? input.whole(row) : 0,
          output.isKnown(row) ? output.whole(row) : 0,
          cached.isKnown(row) ? OptionalLong.of(cached.whole(row)) : OptionalLong.empty(),
          ttft.number(row),
          known(network, row),
          known(queue, row),
          tpot.number(row),
          known(energy, row));
    }
  }
}
