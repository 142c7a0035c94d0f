package io.slit.server.bench;

import io.slit.core.fleet.Deployment;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingSettings;
import io.slit.server.models.Measurements;
import io.slit.server.models.ModelStore;
import io.slit.server.models.RetrainResult;
import io.slit.server.models.Retraining;
import io.slit.server.models.ServingModels;
import io.slit.server.planning.World;
import io.slit.server.telemetry.store.TelemetryRows;
import io.slit.server.telemetry.store.TelemetryStore;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures a retraining over many rows that it makes up first: time, memory, and what came of it.
 */
public final class RetrainBench {
  private static final int PART_ROWS = 500_000;
  private static final double SECONDS_APART = 0.05;
  private static final double DRIFT = 1.4;
  private static final double NANOS = 1e9;
  private static final double BYTES_PER_GIB = 1L << 30;
  private static final Instant FIRST = Instant.parse("2023-07-01T00:00:00Z");
  private static final Instant TRAINED_AT = Instant.parse("2024-01-01T00:00:00Z");

  private final World world;
  private final Path workspace;
  private final Consumer<String> progress;

  /**
   * Takes a world.
   *
   * @param workspace an empty directory, about 110 bytes a row
   * @param progress told in one sentence per step
   */
  public RetrainBench(World world, Path workspace, Consumer<String> progress) {
    this.world = world;
    this.workspace = workspace;
    this.progress = progress;
  }

  /** Returns the figures of a run over some rows, by name. */
  public Map<String, Double> run(int rows) {
    ModelArtifact champion =
        new Trainer(new TrainingSettings(ServingModels.SEED, TRAINED_AT), any -> {})
            .train(Measurements.of(world.dataset()).set())
            .artifact();
    ModelStore models = ModelStore.open(workspace);
    models.save(champion);
    models.promote(champion.manifest().modelId());
    TelemetryStore store = TelemetryStore.of(workspace);
    long began = System.nanoTime();
    write(rows, champion, store);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put("write_seconds", (System.nanoTime() - began) / NANOS);
    began = System.nanoTime();
    RetrainResult result =
        new Retraining(models, InstantSource.system(), progress)
            .run(
                new TelemetryRows(store, world.fleet(), Instant.MIN, RetrainBench::halfOfLimit),
                Measurements.of(world.dataset()).set());
    double seconds = (System.nanoTime() - began) / NANOS;
    figures.put("retrain_seconds", seconds);
    figures.put("rows_per_second", rows / seconds);
    figures.put("peak_heap_gib", peakHeapGib());
    figures.put("max_heap_gib", Runtime.getRuntime().maxMemory() / BYTES_PER_GIB);
    figures.put("champion_median_error", result.report().champion().overall());
    figures.put("challenger_median_error", result.report().challenged().overall());
    return figures;
  }

  private void write(int rows, ModelArtifact champion, TelemetryStore store) {
    String drifting = world.fleet().sites().get(0).id().value();
    TelemetryFeed feed =
        new TelemetryFeed(
            world.fleet(),
            new ArtifactServingPredictor(champion),
            site -> site.equals(drifting) ? DRIFT : 1,
            ServingModels.SEED);
    for (int from = 0; from < rows; from += PART_ROWS) {
      int count = Math.min(PART_ROWS, rows - from);
      String name = "%016x".formatted(from);
      store.writeImported("feed", name, feed.rows(from, count, FIRST, SECONDS_APART));
      progress.accept("Wrote %,d rows.".formatted(from + count));
    }
  }

  private static double halfOfLimit(Deployment deployment) {
    return Math.max(1, deployment.engine().maxConcurrency() / 2.0);
  }

  /** Sum of the peaks of the heap's pools: an upper bound, garbage included. */
  private static double peakHeapGib() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / BYTES_PER_GIB;
  }
}
