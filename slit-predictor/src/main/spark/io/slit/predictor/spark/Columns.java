package io.slit.predictor.spark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns of the tables, and how to read a value that may be missing. */
final class Columns {
  /** What is read of a part; a column that its version lacks is null. */
  static final StructType PART =
      new StructType()
          .add("decision_id", DataTypes.StringType)
          .add("reported_at", DataTypes.TimestampType)
          .add("deployment", DataTypes.StringType)
          .add("status", DataTypes.StringType)
          .add("input_tokens", DataTypes.LongType)
          .add("output_tokens", DataTypes.LongType)
          .add("cached_tokens", DataTypes.LongType)
          .add("ttft_ms", DataTypes.DoubleType)
          .add("network_ms", DataTypes.DoubleType)
          .add("queue_ms", DataTypes.DoubleType)
          .add("tpot_ms", DataTypes.DoubleType)
          .add("energy_wh", DataTypes.DoubleType)
          .add("concurrency", DataTypes.DoubleType);

  /** What is found out about a row; {@code reason} is null where it is believed. */
  static final StructType JUDGED =
      new StructType()
          .add("reason", DataTypes.StringType)
          .add("decision_id", DataTypes.StringType)
          .add("at_millis", DataTypes.LongType)
          .add("site", DataTypes.StringType)
          .add("deployment", DataTypes.StringType)
          .add("concurrency", DataTypes.DoubleType)
          .add("input_tokens", DataTypes.LongType)
          .add("output_tokens", DataTypes.LongType)
          .add("cached_tokens", DataTypes.LongType)
          .add("queue_seconds", DataTypes.DoubleType)
          .add("ttft_seconds", DataTypes.DoubleType)
          .add("tpot_seconds", DataTypes.DoubleType)
          .add("gpu_joules", DataTypes.DoubleType);

  /** What the training table takes over. */
  static final List<String> TABLE =
      List.of(
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

  private Columns() {}

  static OptionalDouble number(Row row, String column) {
    int at = row.fieldIndex(column);
    return row.isNullAt(at) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(at));
  }

  static OptionalLong whole(Row row, String column) {
    int at = row.fieldIndex(column);
    return row.isNullAt(at) ? OptionalLong.empty() : OptionalLong.of(row.getLong(at));
  }

  static String text(Row row, String column) {
    int at = row.fieldIndex(column);
    return row.isNullAt(at) ? "" : row.getString(at);
  }

  static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
