package io.slit.server.models;

import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.RetrainJob;
import io.slit.predictor.retrain.RetrainReport;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.predictor.training.PromotionGate;
import io.slit.predictor.training.TrainingSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
  private final long fleetClasses;

  /** Takes its collaborators, and does not mind if all outcomes are of one class. */
  public Retraining(ModelStore store, InstantSource clock, Consumer<String> progress) {
    this(store, clock, progress, 1);
  }

  /**
   * Takes its collaborators.
   *
   * @param fleetClasses how many classes (model and accelerator) the fleet has: where there are
   *     several, outcomes of one are not enough
   * @param clock outcomes after its time are not believed
   * @param progress told in one sentence per finished step, in the calling thread
   */
  public Retraining(
      ModelStore store, InstantSource clock, Consumer<String> progress, long fleetClasses) {
    this.fleetClasses = fleetClasses;
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
                        "Retraining needs a current model to compare with, the store has none."
                            + " Start the server once, it trains one."));
    RetrainReport report = retrain(outcomes, measurements, champion);
    RetrainResult result = new RetrainResult(champion.manifest().modelId(), report);
    requireEnough(result);
    if (result.isPromoted()) {
      store.save(report.challenger());
      store.promote(result.challengerId());
      progress.accept("Stored and promoted the model %s.".formatted(result.challengerId()));
    }
    Path reports = store.writeReport(result);
    progress.accept("Wrote the model card and the report to %s.".formatted(reports));
    return result;
  }

  /**
   * Returns how far the current model is off on the newest outcomes.
   *
   * @throws ModelException if there is no usable current model
   */
  public List<Drift> drift(Iterable<TelemetryRow> outcomes) {
    ModelArtifact champion =
        store
            .loadCurrent()
            .orElseThrow(
                () ->
                    new ModelException(
                        "There is no current model. Start the server once, it trains one."));
    return new RetrainJob(
            new TrainingSettings(ServingModels.SEED, clock.instant()),
            PromotionGate.STANDARD,
            any -> {})
        .drift(outcomes, champion);
  }

  /**
   * Nothing can be judged without outcomes; and whether no class got worse cannot be judged on one.
   */
  private void requireEnough(RetrainResult result) {
    RetrainReport report = result.report();
    if (report.evaluation().isEmpty()) {
      throw new ModelException(
          "There is no outcome to learn from (kept apart: %s). The model %s stays. Report outcomes to /v1/outcomes, or import some by: slit telemetry import."
              .formatted(report.quarantined(), result.championId()));
    }
    Set<String> seen = report.challenged().byClass().keySet();
    if (seen.size() == 1 && fleetClasses > 1) {
      throw new ModelException(
          "All outcomes are of one class (%s), the fleet has %d: whether a challenger makes no class worse cannot be told. The model %s stays. Wait for others, or allow it by --one-class."
              .formatted(seen.iterator().next(), fleetClasses, result.championId()));
    }
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
