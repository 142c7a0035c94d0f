package io.slit.predictor.retrain;

import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.PayloadHash;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.statistics.Quantile;
import io.slit.predictor.training.PromotionGate;
import io.slit.predictor.training.PromotionGate.Scores;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingSettings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes a challenger from measurements and telemetry and puts it before the gate.
 *
 * <p>Rows that cannot be true are kept apart. The rest is split by time: the challenger learns from
 * the oldest 70 %, both models are scored on the newest 30 %. It is the model trained on the base
 * measurements times a factor per model, accelerator and target. Deterministic for a seed.
 */
public final class RetrainJob {
  private static final double LEARNED_PART = 0.7;

  private final TrainingSettings settings;
  private final PromotionGate gate;
  private final Consumer<String> progress;

  /**
   * Takes settings.
   *
   * @param settings seed and time of training; later outcomes are not believed
   * @param gate the rule of promotion
   * @param progress told in one sentence per finished step
   */
  public RetrainJob(TrainingSettings settings, PromotionGate gate, Consumer<String> progress) {
    this.settings = settings;
    this.gate = gate;
    this.progress = progress;
  }

  /**
   * Returns the challenger and the verdict on it.
   *
   * @throws IllegalArgumentException if the measurements do not suffice to train
   */
  public RetrainReport run(
      Iterable<TelemetryRow> rows, MeasurementSet measurements, ModelArtifact champion) {
    Quarantine quarantine = new Quarantine(settings.trainedAt());
    List<TelemetryRow> good =
        quarantine.filter(rows).stream().sorted(Comparator.comparing(TelemetryRow::at)).toList();
    progress.accept("Took %d outcomes, kept apart %s.".formatted(good.size(), quarantine.counts()));
    int learned = (int) (LEARNED_PART * good.size());
    ModelArtifact base = new Trainer(settings, progress).train(measurements).artifact();
    ModelArtifact challenger = corrected(base, good.subList(0, learned));
    List<TelemetryRow> newest = good.subList(learned, good.size());
    Scores old = scores(new ArtifactServingPredictor(champion), newest);
    Scores now = scores(new ArtifactServingPredictor(challenger), newest);
    PromotionGate.Verdict verdict = gate.judge(old, now);
    progress.accept(verdict.reason());
    return new RetrainReport(challenger, old, now, verdict, learned, quarantine.counts());
  }

  private static ModelArtifact corrected(ModelArtifact base, List<TelemetryRow> rows) {
    CorrectionLearner learner = new CorrectionLearner(new ArtifactServingPredictor(base));
    ModelPayload payload = base.payload().withCorrections(learner.learn(rows));
    ArtifactManifest manifest = base.manifest().withModelId(PayloadHash.modelId(payload));
    return new ModelArtifact(manifest, payload);
  }

  private static Scores scores(ServingPredictor predictor, List<TelemetryRow> rows) {
    if (rows.isEmpty()) {
      return new Scores(0, Map.of(), 0);
    }
    Map<String, Double> byClass =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    TelemetryRow::label,
                    LinkedHashMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(), group -> error(predictor, group))));
    return new Scores(error(predictor, rows), byClass, rows.size());
  }

  private static double error(ServingPredictor predictor, List<TelemetryRow> rows) {
    return Quantile.median(
        rows.stream().mapToDouble(row -> Ratios.of(row, predictor).error()).toArray());
  }
}
