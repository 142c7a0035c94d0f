package io.slit.server.telemetry.store;

import io.slit.server.parquet.ParquetColumn;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRecord.RanOn;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Gathers the rows of one part. Not thread-safe. */
final class PartWriter {
  private final Map<String, ParquetColumn> columns = TelemetrySchema.columns();
  private int rows;

  void add(TelemetryRecord row) {
    column("decision_id").add(row.decisionId());
    column("reported_at").add(row.at());
    word("request_class", row.requestClass());
    addRanOn(row.ranOn());
    addMeasured(row.measured());
    addContext(row.context());
    rows++;
  }

  private void addRanOn(RanOn on) {
    word("deployment", on.deployment());
    word("model", on.model());
    word("accelerator", on.accelerator());
    column("tensor_parallel").add((long) on.tensorParallel());
    column("pipeline_parallel").add((long) on.pipelineParallel());
  }

  private void addMeasured(Measured measured) {
    word("status", measured.status());
    whole("input_tokens", measured.inputTokens());
    whole("output_tokens", measured.outputTokens());
    number("ttft_ms", measured.ttftMillis());
    number("tpot_ms", measured.tpotMillis());
    number("energy_wh", measured.energyWh());
    number("quality", measured.quality());
    number("network_ms", measured.networkMillis());
    whole("cached_tokens", measured.more().cachedTokens());
    number("queue_ms", measured.more().queueMillis());
    whole("requests", measured.more().requests());
    number("power_w", measured.more().powerW());
    number("kv_cache_usage", measured.more().kvCacheUsage());
  }

  private void addContext(DecisionContext context) {
    word("plan_id", context.planId().orElse(""));
    whole(
        "in_flight",
        context.inFlight().isPresent()
            ? OptionalLong.of(context.inFlight().getAsInt())
            : OptionalLong.empty());
    number("concurrency", context.concurrency());
    Optional<DecisionContext.QueueFree> estimate = context.estimate();
    word("model_id", estimate.map(DecisionContext.QueueFree::modelId).orElse(""));
    number("ttft_estimate_ms", known(estimate.map(DecisionContext.QueueFree::ttftMillis)));
    number("tpot_estimate_ms", known(estimate.map(DecisionContext.QueueFree::tpotMillis)));
    number("energy_estimate_wh", known(estimate.map(DecisionContext.QueueFree::energyWh)));
  }

  private static OptionalDouble known(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  private ParquetColumn column(String name) {
    ParquetColumn column = columns.get(name);
    if (column == null) {
      throw new IllegalStateException("The schema has no column " + name);
    }
    return column;
  }

  private void word(String name, String value) {
    if (value.isEmpty()) {
      column(name).addUnknown();
    } else {
      column(name).add(value);
    }
  }

  private void whole(String name, OptionalLong value) {
    if (value.isPresent()) {
      column(name).add(value.getAsLong());
    } else {
      column(name).addUnknown();
    }
  }

  private void number(String name, OptionalDouble value) {
    if (value.isPresent()) {
      column(name).add(value.getAsDouble());
    } else {
      column(name).addUnknown();
    }
  }

  int rows() {
    return rows;
  }

  Map<String, ParquetColumn> columns() {
    return columns;
  }

  byte[] file() {
    return TelemetrySchema.file(columns);
  }
}
