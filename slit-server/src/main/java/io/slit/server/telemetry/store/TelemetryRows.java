package io.slit.server.telemetry.store;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.predictor.retrain.CompletedRequest;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.server.parquet.ParquetException;
import io.slit.server.parquet.ParquetFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The completed requests of a store as a retraining takes them: part by part, only the columns it
 * needs, one part in memory at a time; then those that wait in the log. Each pass counts anew what
 * was left out. For one thread.
 */
public final class TelemetryRows implements Iterable<TelemetryRow> {
  private final Supplier<Stream<CompletedRequest>> requests;
  private final FleetIntake intake;
  private long notCompleted;

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
    this(new Stores(store, List.of()), waiting, fleet, since, assumedConcurrency);
  }

  /**
   * Takes several stores and what is on its way to the first.
   *
   * @param waiting read before this is made: parts that were written of it since are left out
   */
  public TelemetryRows(
      Stores stores,
      WaitingRows waiting,
      Fleet fleet,
      Instant since,
      ToDoubleFunction<Deployment> assumedConcurrency) {
    LocalDate first = since.equals(Instant.MIN) ? LocalDate.MIN : date(since);
    List<Part> parts =
        Stream.concat(
                stores.others().stream().flatMap(other -> other.parts().stream()),
                stores.own().parts().stream()
                    .filter(part -> part.name().isImported() || part.from() <= waiting.after()))
            .filter(part -> !part.partition().date().isBefore(first))
            .toList();
    this.requests =
        () ->
            Stream.concat(
                parts.stream().flatMap(part -> requests(part, since)), requests(waiting, since));
    this.intake = new FleetIntake(fleet, assumedConcurrency);
  }

  /**
   * Takes a training table that Spark wrote.
   *
   * @param fleet what deployments run on; others are left out
   * @param assumedConcurrency requests that share a replica, where a row does not know
   * @throws TelemetryException if there is no finished table
   */
  public TelemetryRows(Path table, Fleet fleet, ToDoubleFunction<Deployment> assumedConcurrency) {
    this.requests = new TrainingTable(table)::requests;
    this.intake = new FleetIntake(fleet, assumedConcurrency);
  }

  /**
   * What is read.
   *
   * @param own store
   * @param others written by other servers
   */
  public record Stores(TelemetryStore own, List<TelemetryStore> others) {
    /** Copies the list. */
    public Stores {
      others = List.copyOf(others);
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
    return intake.unknownDeployment();
  }

  /** Returns for how many rows the concurrency was assumed, in the last pass. */
  public long assumedConcurrency() {
    return intake.assumedConcurrency();
  }

  @Override
  public Iterator<TelemetryRow> iterator() {
    notCompleted = 0;
    intake.startAgain();
    return requests.get().map(intake::row).flatMap(Optional::stream).iterator();
  }

  private Stream<CompletedRequest> requests(Part part, Instant since) {
    try (ParquetFile file = TelemetrySchema.open(part.path())) {
      RequestColumns columns = RequestColumns.of(file);
      String site = part.partition().site();
      return IntStream.range(0, file.rows())
          .filter(row -> !columns.at(row).isBefore(since))
          .mapToObj(row -> counted(columns.completed(row, site)))
          .flatMap(Optional::stream);
    } catch (ParquetException e) {
      throw new TelemetryException(String.valueOf(e.getMessage()), e);
    }
  }

  private Stream<CompletedRequest> requests(WaitingRows waiting, Instant since) {
    return waiting.rows().stream()
        .filter(row -> !row.at().isBefore(since))
        .map(row -> counted(row.completed()))
        .flatMap(Optional::stream);
  }

  private Optional<CompletedRequest> counted(Optional<CompletedRequest> completed) {
    notCompleted += completed.isPresent() ? 0 : 1;
    return completed;
  }
}
