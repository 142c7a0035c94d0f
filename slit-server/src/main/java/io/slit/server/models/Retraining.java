package io.slit.server.models;

import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.retrain.RetrainJob;
import io.slit.predictor.retrain.RetrainReport;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.predictor.training.PromotionGate;
import io.slit.predictor.training.TrainingSettings;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Retraining from stored outcomes: the current model is the champion, and a challenger that passes
 * the gate is saved and promoted. Not thread-safe; the caller holds the lock of the state
 * directory.
 */
public final class Retraining {
  private final ModelStore store;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /**
   * Takes its collaborators.
   *
   * @param clock outcomes after its time are not believed
   * @param progress told in one sentence per finished step, in the calling thread
   */
  public Retraining(ModelStore store, InstantSource clock, Consumer<String> progress) {
    this.store = store;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Returns what came of it; the current model stays unless the challenger is promoted.
   *
   * @param outcomes in any order; their TTFT is without network and queue
   * @param measurements that the challenger is trained on before it learns from outcomes
   * @throws ModelException if there is no usable current model, or training fails
   */
  public RetrainResult run(Iterable<TelemetryRow> outcomes, MeasurementSet measurements) {
    ModelArtifact champion =
        store
            .loadCurrent()
            .orElseThrow(
                () ->
                    new ModelException(
                        "Retraining needs a current model to compare with, the store has none. Start the server once, it trains one."));
    RetrainReport report = retrain(outcomes, measurements, champion);
    RetrainResult result = new RetrainResult(champion.manifest().modelId(), report);
    if (result.isPromoted()) {
      store.save(report.challenger());
      store.promote(result.challengerId());
      progress.accept("Stored and promoted the model %s.".formatted(result.challengerId()));
    }
    return result;
  }

  private RetrainReport retrain(
      Iterable<TelemetryRow> outcomes, MeasurementSet measurements, ModelArtifact champion) {
    TrainingSettings settings = new TrainingSettings(ServingModels.SEED, clock.instant());
    try {
      return new RetrainJob(settings, PromotionGate.STANDARD, progress)
          .run(outcomes, measurements, champion);
    } catch (IllegalArgumentException cause) {
      throw new ModelException(
          "Retraining failed, the model %s stays. %s"
              .formatted(champion.manifest().modelId(), cause.getMessage()),
          cause);
    }
  }
}
