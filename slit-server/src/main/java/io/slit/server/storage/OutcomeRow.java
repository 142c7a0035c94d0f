package io.slit.server.storage;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads rows of the table of outcomes. */
final class OutcomeRow {
  private static final double WATT_HOURS_PER_KWH = 1000;

  private OutcomeRow() {}

  /** Returns the outcome in a row of {@code SELECT * FROM outcomes}. */
  static RequestObservation read(ResultSet row) throws SQLException {
    return new RequestObservation(
        row.getString("decision_id"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        new ClassId(row.getString("request_class")),
        new DeploymentId(row.getString("deployment")),
        readOutcome(row));
  }

  /** Returns the context in the same row. */
  static DecisionContext readContext(ResultSet row) throws SQLException {
    Optional<Double> inFlight = optional(row, "in_flight");
    Optional<Double> concurrency = optional(row, "concurrency");
    String modelId = row.getString("model_id");
    return new DecisionContext(
        Optional.ofNullable(row.getString("plan_id")),
        inFlight.isPresent() ? OptionalInt.of(inFlight.get().intValue()) : OptionalInt.empty(),
        concurrency.isPresent() ? OptionalDouble.of(concurrency.get()) : OptionalDouble.empty(),
        modelId == null
            ? Optional.empty()
            : Optional.of(
                new DecisionContext.QueueFree(
                    modelId,
                    row.getDouble("ttft_estimate_ms"),
                    row.getDouble("tpot_estimate_ms"),
                    row.getDouble("energy_estimate_wh"))));
  }

  private static Outcome readOutcome(ResultSet row) throws SQLException {
    return switch (row.getString("status")) {
      case "failed" -> new Outcome.Failed(FailureReason.of(row.getString("reason")));
      case "dropped" -> new Outcome.Dropped(FailureReason.of(row.getString("reason")));
      default ->
          new Outcome.Completed(
              Latency.ofMillis(row.getDouble("ttft_ms")),
              Latency.ofMillis(row.getDouble("tpot_ms")),
              row.getInt("input_tokens"),
              row.getInt("output_tokens"),
              optional(row, "energy_wh").map(wh -> new Energy(wh / WATT_HOURS_PER_KWH)),
              optional(row, "quality"),
              optional(row, "cached_tokens").map(Double::intValue),
              optional(row, "queue_ms").map(Latency::ofMillis));
    };
  }

  private static Optional<Double> optional(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
