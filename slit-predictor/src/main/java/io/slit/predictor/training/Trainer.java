package io.slit.predictor.training;

import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.DataDescription;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelErrors;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.PayloadHash;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.MeasurementSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Trains the serving model: gradient boosting on the logarithm of measured over analytic, for
 * prefill, TPOT and energy. The same measurements and settings give the same artifact.
 */
public final class Trainer {
  private final TrainingSettings settings;
  private final Consumer<String> progress;

  /**
   * Takes settings.
   *
   * @param progress told in one sentence per finished step, in the thread that trains
   */
  public Trainer(TrainingSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Returns a model trained on all measurements, and its errors by cross-validation.
   *
   * @throws IllegalArgumentException if a target has fewer than ten usable rows, or one model only
   */
  public TrainingReport train(MeasurementSet measurements) {
    long start = System.nanoTime();
    List<TrainingRow> prefillRows = TrainingRows.prefill(measurements);
    List<TrainingRow> tpotRows = TrainingRows.tpot(measurements);
    List<TrainingRow> energyRows = TrainingRows.energy(measurements);
    TargetTrainer.Trained prefill =
        train(PrefillFeatures.SCHEMA, prefillRows, AnalyticServingPredictor.PREFILL_FACTOR);
    TargetTrainer.Trained tpot =
        train(LoadFeatures.SCHEMA, tpotRows, AnalyticServingPredictor.TPOT_FACTOR);
    TargetTrainer.Trained energy =
        train(LoadFeatures.SCHEMA, energyRows, AnalyticServingPredictor.ENERGY_FACTOR);
    ModelErrors errors = new ModelErrors(prefill.errors(), tpot.errors(), energy.errors());
    DataDescription data =
        new DataDescription(
            measurements.source(),
            prefillRows.size(),
            tpotRows.size(),
            energyRows.size(),
            MeasurementHash.of(measurements));
    ModelPayload payload =
        new ModelPayload(prefill.model(), tpot.model(), energy.model(), List.of());
    return new TrainingReport(artifact(payload, data, errors), errors, secondsSince(start));
  }

  private ModelArtifact artifact(ModelPayload payload, DataDescription data, ModelErrors errors) {
    return new ModelArtifact(
        new ArtifactManifest(
            ArtifactManifest.SCHEMA_VERSION,
            PayloadHash.modelId(payload),
            settings.trainedAt(),
            settings.seed(),
            data,
            errors),
        payload);
  }

  private TargetTrainer.Trained train(
      FeatureSchema schema, List<TrainingRow> rows, double analyticFactor) {
    TargetTrainer.Trained trained =
        new TargetTrainer(schema, rows, analyticFactor, settings.seed()).train();
    progress.accept(
        String.format(
            Locale.ROOT,
            "Trained %s features on %d rows: median error %.1f %%, on held-out configurations %.1f"
                + " %%, formula alone %.1f %%.",
            schema.label(),
            rows.size(),
            100 * trained.errors().trained(),
            100 * trained.errors().heldOut(),
            100 * trained.errors().analytic()));
    return trained;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
