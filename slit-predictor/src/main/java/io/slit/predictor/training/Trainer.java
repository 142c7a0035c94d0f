package io.slit.predictor.training;

import io.slit.core.fleet.ModelName;
import io.slit.core.units.Require;
import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.DataDescription;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelErrors;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.PayloadHash;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.MeasurementSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Trains the serving model: gradient boosting on the logarithm of measured over analytic, for
 * prefill, TPOT and energy. The same measurements and settings give the same artifact.
 */
public final class Trainer {
  private static final TargetTrainer.Target PREFILL =
      new TargetTrainer.Target(PrefillFeatures.SCHEMA, PrefillFeatures.INPUT_TOKENS);
  private static final TargetTrainer.Target LOAD =
      new TargetTrainer.Target(LoadFeatures.SCHEMA, LoadFeatures.CONCURRENCY);

  /** Below it the folds of the cross-validation are too small to fit trees to. */
  private static final int LEAST_ROWS = 14;

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
   * @throws IllegalArgumentException if a target has fewer than fourteen usable rows, or one model
   *     only
   */
  public TrainingReport train(MeasurementSet measurements) {
    long start = System.nanoTime();
    MeasurementSet used = UsedMeasurements.of(measurements);
    List<TrainingRow> prefillRows = TrainingRows.prefill(used);
    List<TrainingRow> tpotRows = TrainingRows.tpot(used);
    List<TrainingRow> energyRows = TrainingRows.energy(used);
    requireSome("prefill", prefillRows);
    requireSome("TPOT", tpotRows);
    requireSome("energy", energyRows);
    requireSeveralModels(tpotRows);
    TargetTrainer.Trained prefill = train(PREFILL, prefillRows);
    TargetTrainer.Trained tpot = train(LOAD, tpotRows);
    TargetTrainer.Trained energy = train(LOAD, energyRows);
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

  private static void requireSome(String target, List<TrainingRow> rows) {
    Require.atLeast(LEAST_ROWS, rows.size(), "training rows of " + target, "Measure more.");
    int configurations = (int) rows.stream().map(TrainingRow::configuration).distinct().count();
    Require.atLeast(
        2, configurations, "measured configurations of " + target, "Nothing can be held out.");
  }

  private static void requireSeveralModels(List<TrainingRow> tpotRows) {
    Set<ModelName> models =
        tpotRows.stream().map(row -> row.configuration().model()).collect(Collectors.toSet());
    if (models.size() == 1) {
      throw new IllegalArgumentException(
          "The measurements hold one model only (%s): how the sizes of models matter cannot be learned from it. Measure at least two models; until then the formulas answer."
              .formatted(models.iterator().next()));
    }
  }

  private TargetTrainer.Trained train(TargetTrainer.Target target, List<TrainingRow> rows) {
    TargetTrainer.Trained trained = new TargetTrainer(target, rows, settings.seed()).train();
    progress.accept(
        String.format(
            Locale.ROOT,
            "Trained %s features on %d rows: median error %.1f %%, on held-out configurations %.1f"
                + " %%, formula alone %.1f %%.",
            target.schema().label(),
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
