package io.slit.server.bench;

import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.evaluation.HoldOut;
import io.slit.predictor.evaluation.ServingEvaluation;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingSettings;
import io.slit.server.models.Measurements;
import io.slit.server.models.ServingModels;
import io.slit.server.planning.World;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All figures of the serving predictor on a world's measurements, by name. */
public final class PredictorBench {
  private final World world;
  private final Consumer<String> progress;

  /**
   * Takes a world.
   *
   * @param progress told in one sentence per finished step
   */
  public PredictorBench(World world, Consumer<String> progress) {
    this.world = world;
    this.progress = progress;
  }

  /**
   * Returns the figures: times first, since the first table of a cycle is to be cold; then broken
   * laws, then errors and coverages, as fractions.
   *
   * @param ways what to hold out
   */
  public Map<String, Double> run(Collection<HoldOut> ways) {
    MeasurementSet measurements = Measurements.of(world.dataset()).set();
    TrainingSettings settings = new TrainingSettings(ServingModels.SEED, Instant.EPOCH);
    ModelArtifact artifact = new Trainer(settings, progress).train(measurements).artifact();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.putAll(new PlannerSpeed(world, artifact, settings.seed()).measure());
    figures.putAll(new TreeSpeed(settings.seed()).measure());
    progress.accept("Measured times.");
    ServingEvaluation evaluation = new ServingEvaluation(measurements, settings, progress);
    figures.putAll(evaluation.violations(new ArtifactServingPredictor(artifact)));
    figures.putAll(evaluation.fixedBatch());
    figures.putAll(evaluation.heldOut(ways));
    return Collections.unmodifiableMap(figures);
  }
}
