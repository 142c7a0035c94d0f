package io.slit.server.telemetry.store;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.server.parquet.ParquetException;
import io.slit.server.parquet.ParquetFile;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
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
 * needs, one part in memory at a time; then those that wait in the log. Each pass counts anew what
 * was left out. For one thread.
 */
public final class TelemetryRows implements Iterable<TelemetryRow> {
  private final List<Part> parts;
  private final Instant since;
  private final List<TelemetryRecord> waiting;
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
    this(store, WaitingRows.NONE, fleet, since, assumedConcurrency);
  }

  /**
   * Takes a store and what is on its way there.
   *
   * @param waiting read before this is made: parts that were written of it since are left out
   */
  public TelemetryRows(
      TelemetryStore store,
      WaitingRows waiting,
      Fleet fleet,
      Instant since,
      ToDoubleFunction<Deployment> assumedConcurrency) {
    LocalDate first = since.equals(Instant.MIN) ? LocalDate.MIN : date(since);
    this.parts =
        store.parts().stream()
            .filter(part -> !part.partition().date().isBefore(first))
            .filter(part -> part.isImported() || part.from() <= waiting.after())
            .toList();
    this.waiting = waiting.rows();
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
    return Stream.concat(
            parts.stream().flatMap(this::rows),
            waiting.stream().map(this::row).flatMap(Optional::stream))
        .iterator();
  }

  private Stream<TelemetryRow> rows(Part part) {
    try (ParquetFile file = TelemetrySchema.open(part.path())) {
      TelemetryColumns columns = TelemetryColumns.of(file);
      String site = part.partition().site();
      return IntStream.range(0, file.rows())
          .mapToObj(row -> row(columns, row, site))
          .flatMap(Optional::stream);
    } catch (ParquetException e) {
      throw new TelemetryException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<TelemetryRow> row(TelemetryColumns columns, int row, String site) {
    Instant at = Instant.ofEpochMilli(columns.at().whole(row));
    if (at.isBefore(since)) {
      return Optional.empty();
    }
    if (!columns.isServed(row)) {
      notCompleted++;
      return Optional.empty();
    }
    String name = columns.deployment().isKnown(row) ? columns.deployment().text(row) : "";
    return row(
        new Named(columns.decision().text(row), at, site, name),
        columns.load(row),
        columns.took().row(row));
  }

  private Optional<TelemetryRow> row(TelemetryRecord record) {
    if (record.at().isBefore(since)) {
      return Optional.empty();
    }
    if (!TelemetryColumns.isServed(record.measured().status())) {
      notCompleted++;
      return Optional.empty();
    }
    return row(
        new Named(
            record.decisionId(), record.at(), record.ranOn().site(), record.ranOn().deployment()),
        record.context().concurrency(),
        took(record.measured()));
  }

  private static ServedRow took(Measured measured) {
    return new ServedRow(
        measured.inputTokens().orElse(0),
        measured.outputTokens().orElse(0),
        measured.more().cachedTokens(),
        measured.ttftMillis().orElse(Double.NaN),
        measured.networkMillis(),
        measured.more().queueMillis(),
        measured.tpotMillis().orElse(Double.NaN),
        measured.energyWh());
  }

  private record Named(String id, Instant at, String site, String deployment) {}

  /** Makes a row, unless its deployment is gone. */
  private Optional<TelemetryRow> row(Named named, OptionalDouble load, ServedRow took) {
    Deployment deployment = deployments.get(named.deployment());
    ServingConfiguration configuration = configurations.get(named.deployment());
    if (deployment == null || configuration == null) {
      unknownDeployment++;
      return Optional.empty();
    }
    return Optional.of(
        new TelemetryRow(
            named.id(),
            named.at(),
            named.site(),
            configuration,
            concurrency(load, deployment),
            took.served(deployment, load)));
  }

  private double concurrency(OptionalDouble load, Deployment deployment) {
    if (load.isPresent()) {
      return load.getAsDouble();
    }
    assumed++;
    return assumedConcurrency.applyAsDouble(deployment);
  }
}
