package io.slit.server.notebook;

import io.slit.core.fleet.Deployment;
import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.Evaluation;
import io.slit.server.bench.TelemetryFeed;
import io.slit.server.models.Measurements;
import io.slit.server.models.ModelStore;
import io.slit.server.models.RetrainResult;
import io.slit.server.models.Retraining;
import io.slit.server.models.ServingModels;
import io.slit.server.planning.World;
import io.slit.server.reports.FrontFiles;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryRows;
import io.slit.server.telemetry.store.TelemetryStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A model store with telemetry, to retrain in a notebook. */
public final class NotebookModels {
  private static final Instant FIRST = Instant.parse("2023-07-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
  private static final double SECONDS_APART = 30;
  private static final double QUANTILE_STEP = 5;

  private final World world;
  private final Path stateDir;
  private final ModelStore store;
  private final ServingPredictor champion;

  private NotebookModels(World world, Path stateDir) {
    this.world = world;
    this.stateDir = stateDir;
    this.store = ModelStore.open(stateDir);
    this.champion =
        ServingModels.loadOrTrain(world.dataset(), store, InstantSource.fixed(NOW), line -> {});
  }

  /**
   * Opens a store, and trains a first model on the scenario's measurements if it has none.
   *
   * @param stateDir best a new directory: a notebook then tells the same each time
   */
  public static NotebookModels open(World world, Path stateDir) {
    return new NotebookModels(world, stateDir);
  }

  /**
   * Writes made-up telemetry: what the first model says of random requests, with noise of 10 %, and
   * TTFT times a factor at one site. It says nothing about real fleets.
   *
   * @return the first rows, as they were written
   */
  public List<TelemetryRecord> writeTelemetry(int rows, String driftingSite, double factor) {
    TelemetryFeed feed =
        new TelemetryFeed(
            world.fleet(),
            champion,
            site -> site.equals(driftingSite) ? factor : 1,
            ServingModels.SEED);
    List<TelemetryRecord> records = feed.rows(0, rows, FIRST, SECONDS_APART);
    TelemetryStore.of(stateDir).writeImported("feed", "%016x".formatted(0), records);
    return records.subList(0, Math.min(5, records.size()));
  }

  /** Trains a challenger on the telemetry, and promotes it if it passes the gate. */
  public RetrainResult retrain() {
    TelemetryRows rows =
        new TelemetryRows(
            TelemetryStore.of(stateDir), world.fleet(), Instant.MIN, NotebookModels::halfOfLimit);
    return new Retraining(store, InstantSource.fixed(NOW), line -> {})
        .run(rows, Measurements.of(world.dataset()).set());
  }

  private static double halfOfLimit(Deployment deployment) {
    return Math.max(1, deployment.engine().maxConcurrency() / 2.0);
  }

  /** Returns the store: which models there are, and which is in use. */
  public ModelStore store() {
    return store;
  }

  /** Returns quantiles 5, 10 .. 95 % as points of a chart. */
  public static List<Chart.Point> quantiles(List<Double> quantiles) {
    return IntStream.range(0, quantiles.size())
        .mapToObj(i -> new Chart.Point(QUANTILE_STEP * (i + 1), quantiles.get(i)))
        .toList();
  }

  /** Writes how far the first model is off at each site as CSV. */
  public static void exportDrift(Evaluation evaluation, Path file) {
    StringBuilder csv = new StringBuilder("site,target,observed_over_predicted,outcomes,flagged\n");
    for (Drift one : evaluation.drift()) {
      csv.append(
          "%s,%s,%s,%d,%s\n"
              .formatted(
                  one.site(),
                  one.target().name().toLowerCase(Locale.ROOT),
                  one.factor(),
                  one.rows(),
                  one.isFlagged()));
    }
    FrontFiles.write(file, csv.toString());
  }
}
