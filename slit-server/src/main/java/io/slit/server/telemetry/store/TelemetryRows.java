package io.slit.server.telemetry.store;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.retrain.Served;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The completed requests of a store as a retraining takes them: part by part, only the columns it
 * needs, one part in memory at a time. Each pass counts anew what was left out. For one thread.
 */
public final class TelemetryRows implements Iterable<TelemetryRow> {
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  private final List<Part> parts;
  private final Instant since;
  private final Map<String, Deployment> deployments = new HashMap<>();
  private final Map<String, ServingConfiguration> configurations = new HashMap<>();
  private final ToDoubleFunction<Deployment> assumedConcurrency;
  private long notCompleted;
  private long unknownDeployment;
  private long assumed;

  /**
   * Takes a store.
   *
   * @param fleet what deployments run on; others are left out
   * @param since earlier rows are left out
   * @param assumedConcurrency requests that share a replica, where a row does not know
   */
  public TelemetryRows(
      TelemetryStore store,
      Fleet fleet,
      Instant since,
      ToDoubleFunction<Deployment> assumedConcurrency) {
    LocalDate first = since.equals(Instant.MIN) ? LocalDate.MIN : date(since);
    this.parts =
        store.parts().stream().filter(part -> !part.partition().date().isBefore(first)).toList();
    this.since = since;
    this.assumedConcurrency = assumedConcurrency;
    for (Deployment one : fleet.deployments()) {
      deployments.put(one.id().value(), one);
      configurations.put(
          one.id().value(),
          ServingConfiguration.of(one.model(), one.pool().accelerator(), one.parallelism()));
    }
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Returns how many requests were not completed, in the last pass. */
  public long notCompleted() {
    return notCompleted;
  }

  /** Returns how many requests ran on deployments the fleet does not have, in the last pass. */
  public long unknownDeployment() {
    return unknownDeployment;
  }

  /** Returns for how many rows the concurrency was assumed, in the last pass. */
  public long assumedConcurrency() {
    return assumed;
  }

  @Override
  public Iterator<TelemetryRow> iterator() {
    notCompleted = 0;
    unknownDeployment = 0;
    assumed = 0;
    return parts.stream().flatMap(this::rows).iterator();
  }

  private Stream<TelemetryRow> rows(Part part) {
    try (ParquetFile file = TelemetrySchema.open(part.path())) {
      Columns columns = Columns.of(file);
      String site = part.partition().site();
      return IntStream.range(0, file.rows())
          .mapToObj(row -> row(columns, row, site))
          .flatMap(Optional::stream);
    }
  }

  private Optional<TelemetryRow> row(Columns columns, int row, String site) {
    Instant at = Instant.ofEpochMilli(columns.at().whole(row));
    if (at.isBefore(since)) {
      return Optional.empty();
    }
    if (!columns.status().isKnown(row) || !columns.status().text(row).equals("completed")) {
      notCompleted++;
      return Optional.empty();
    }
    String name = columns.deployment().isKnown(row) ? columns.deployment().text(row) : "";
    Deployment deployment = deployments.get(name);
    ServingConfiguration configuration = configurations.get(name);
    if (deployment == null || configuration == null) {
      unknownDeployment++;
      return Optional.empty();
    }
    return Optional.of(
        new TelemetryRow(
            columns.decision().text(row),
            at,
            site,
            configuration,
            concurrency(columns, row, deployment),
            columns.served(row)));
  }

  private double concurrency(Columns columns, int row, Deployment deployment) {
    if (columns.concurrency().isKnown(row)) {
      return columns.concurrency().number(row);
    }
    assumed++;
    return assumedConcurrency.applyAsDouble(deployment);
  }

  /** The columns that are read. */
  private record Columns(
      ColumnValues decision,
      ColumnValues at,
      ColumnValues status,
      ColumnValues deployment,
      ColumnValues concurrency,
      List<ColumnValues> took) {
    private static final List<String> TOOK =
        List.of("input_tokens", "output_tokens", "ttft_ms", "network_ms", "tpot_ms", "energy_wh");

    static Columns of(ParquetFile file) {
      return new Columns(
          file.read("decision_id"),
          file.read("reported_at"),
          file.read("status"),
          file.read("deployment"),
          file.read("concurrency"),
          TOOK.stream().map(file::read).toList());
    }

    /** Returns what a request took; what a completed one lacks is 0, which nobody believes. */
    Served served(int row) {
      double network = took.get(3).isKnown(row) ? took.get(3).number(row) : 0;
      double ttft = took.get(2).number(row);
      double seconds = ttft < 0 ? ttft / MILLIS : Math.max(0, ttft - network) / MILLIS;
      return new Served(
          whole(took.get(0), row),
          whole(took.get(1), row),
          seconds,
          took.get(4).number(row) / MILLIS,
          took.get(5).isKnown(row)
              ? OptionalDouble.of(took.get(5).number(row) * JOULES_PER_WATT_HOUR)
              : OptionalDouble.empty());
    }

    private static long whole(ColumnValues column, int row) {
      return column.isKnown(row) ? column.whole(row) : 0;
    }
  }
}
