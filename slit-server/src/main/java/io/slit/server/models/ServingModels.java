package io.slit.server.models;

import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.training.MeasurementHash;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingSettings;
import io.slit.server.datasets.Dataset;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way to the serving predictor of a server: the stored model, else a newly trained one, else
 * the formulas. Whatever is not the first is told in a sentence with its reason.
 */
public final class ServingModels {
  /** Seed of every training: the same measurements give the same model id on every machine. */
  public static final long SEED = 42;

  private final ModelStore store;
  private final InstantSource clock;
  private final Consumer<String> progress;

  private ServingModels(ModelStore store, InstantSource clock, Consumer<String> progress) {
    this.store = store;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Returns the predictor of the current model if it was trained on the measurements of this
   * dataset for the features of this version; otherwise trains, saves and promotes one. Takes some
   * seconds if it trains.
   *
   * @param progress told in one sentence per step, in the calling thread
   */
  public static ServingPredictor loadOrTrain(
      Dataset dataset, ModelStore store, InstantSource clock, Consumer<String> progress) {
    return new ServingModels(store, clock, progress).loadOrTrain(Measurements.of(dataset));
  }

  static ServingPredictor loadOrTrain(
      Measurements measurements, ModelStore store, InstantSource clock, Consumer<String> progress) {
    return new ServingModels(store, clock, progress).loadOrTrain(measurements);
  }

  private ServingPredictor loadOrTrain(Measurements measurements) {
    String hash = MeasurementHash.of(measurements.set());
    return findStored(hash)
        .map(ServingPredictor.class::cast)
        .orElseGet(() -> trainOrFallBack(measurements));
  }

  private Optional<ArtifactServingPredictor> findStored(String measurementHash) {
    try {
      Optional<ModelArtifact> current = store.loadCurrent();
      if (current.isEmpty()) {
        progress.accept("No model is stored yet; training one.");
        return Optional.empty();
      }
      return findUsable(current.get(), measurementHash);
    } catch (ModelException cause) {
      progress.accept("Training anew. " + cause.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ArtifactServingPredictor> findUsable(ModelArtifact artifact, String hash) {
    String modelId = artifact.manifest().modelId();
    if (!artifact.manifest().data().contentHash().equals(hash)) {
      progress.accept(
          "Training anew. The model %s was trained on other measurements.".formatted(modelId));
      return Optional.empty();
    }
    try {
      ArtifactServingPredictor predictor = new ArtifactServingPredictor(artifact);
      progress.accept("Loaded the model %s.".formatted(modelId));
      return Optional.of(predictor);
    } catch (IllegalArgumentException otherFeatures) {
      progress.accept("Training anew. " + otherFeatures.getMessage());
      return Optional.empty();
    }
  }

  /** Catches whatever the trainer throws: a server without a trained model still predicts. */
  private ServingPredictor trainOrFallBack(Measurements measurements) {
    measurements.leftOut().forEach(one -> progress.accept(one.sentence()));
    ModelArtifact artifact;
    try {
      TrainingSettings settings = new TrainingSettings(SEED, clock.instant());
      artifact = new Trainer(settings, progress).train(measurements.set()).artifact();
    } catch (RuntimeException cause) {
      progress.accept("Training failed, predictions come from formulas alone: " + cause);
      return new AnalyticServingPredictor();
    }
    keep(artifact);
    return new ArtifactServingPredictor(artifact);
  }

  private void keep(ModelArtifact artifact) {
    String modelId = artifact.manifest().modelId();
    try {
      store.save(artifact);
      store.promote(modelId);
      progress.accept("Stored and promoted the model %s.".formatted(modelId));
    } catch (ModelException cause) {
      progress.accept(
          "The model %s is used but could not be kept; the next start trains again. %s"
              .formatted(modelId, cause.getMessage()));
    }
  }
}
