package io.slit.predictor.retrain;

import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.PayloadHash;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.training.PromotionGate;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes a challenger from measurements and telemetry and puts it before the gate.
 *
 * <p>Rows that cannot be true are kept apart. The rest is split by time: the challenger learns from
 * the oldest 70 %, both models are scored on the newest 30 %. It is the model trained on the base
 * measurements times a factor per model, accelerator and target, and one per site where sites
 * differ. Exact medians over all rows, no sample: 60 bytes a row are kept. Deterministic for a
 * seed, whatever the order of the rows.
 */
public final class RetrainJob {
  private static final int ROWS_PER_REPORT = 1_000_000;

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
   * @param rows in any order; read once, one at a time
   * @throws IllegalArgumentException if the measurements do not suffice to train
   */
  public RetrainReport run(
      Iterable<TelemetryRow> rows, MeasurementSet measurements, ModelArtifact champion) {
    return run(rows, new Trainer(settings, progress).train(measurements).artifact(), champion);
  }

  /** Goes on from a model that was trained on the base measurements. */
  RetrainReport run(Iterable<TelemetryRow> rows, ModelArtifact base, ModelArtifact champion) {
    RatioCollector collector =
        new RatioCollector(
            new ArtifactServingPredictor(base), new ArtifactServingPredictor(champion));
    Quarantine quarantine = collect(rows, collector);
    ObservedRatios ratios = collector.ratios();
    long cut = ratios.cut();
    int[] older = ratios.rows(row -> ratios.atMillis(row) < cut);
    int[] newest = ratios.rows(row -> ratios.atMillis(row) >= cut);
    CorrectionLearner learner = new CorrectionLearner(ratios);
    learner.learn(older);
    progress.accept("Learned from the %,d outcomes before %s.".formatted(older.length, at(cut)));
    ModelArtifact challenger = corrected(base, learner);
    Evaluator evaluator = new Evaluator(ratios, learner.factors(), newest);
    PromotionGate.Pair scores = evaluator.scores();
    Set<String> drifted =
        evaluator.drift().stream()
            .filter(Drift::isFlagged)
            .map(Drift::site)
            .collect(Collectors.toSet());
    PromotionGate.Verdict verdict = gate.judge(scores, evaluator.scoresAt(drifted));
    progress.accept(verdict.reason());
    return new RetrainReport(
        challenger,
        scores.champion(),
        scores.challenger(),
        verdict,
        older.length,
        quarantine.counts(),
        newest.length == 0 ? Optional.empty() : Optional.of(evaluation(evaluator, ratios, cut)));
  }

  /** Returns how far a model is off on the newest 30 % of some outcomes; trains nothing. */
  public List<Drift> drift(Iterable<TelemetryRow> rows, ModelArtifact champion) {
    ArtifactServingPredictor predictor = new ArtifactServingPredictor(champion);
    RatioCollector collector = new RatioCollector(predictor, predictor);
    collect(rows, collector);
    ObservedRatios ratios = collector.ratios();
    long cut = ratios.cut();
    int[] newest = ratios.rows(row -> ratios.atMillis(row) >= cut);
    LogFactors none = new LogFactors(ratios.labels.size(), ratios.sites.size());
    return new Evaluator(ratios, none, newest).drift();
  }

  private Quarantine collect(Iterable<TelemetryRow> rows, RatioCollector collector) {
    Quarantine quarantine = new Quarantine(settings.trainedAt());
    int seen = 0;
    for (TelemetryRow row : rows) {
      if (quarantine.passes(row)) {
        collector.add(row);
      }
      seen++;
      if (seen % ROWS_PER_REPORT == 0) {
        progress.accept("Read %,d outcomes.".formatted(seen));
      }
    }
    progress.accept(
        "Took %,d of %,d outcomes, kept apart %s."
            .formatted(collector.ratios().size(), seen, quarantine.counts()));
    return quarantine;
  }

  private static Evaluation evaluation(Evaluator evaluator, ObservedRatios ratios, long cut) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < ratios.size(); row++) {
      first = Math.min(first, ratios.atMillis(row));
      last = Math.max(last, ratios.atMillis(row));
    }
    return new Evaluation(
        new Evaluation.Window(at(first), at(cut), at(last)),
        evaluator.drift(),
        evaluator.cells(),
        evaluator.calibrations(),
        evaluator.timeline(first, last));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private static ModelArtifact corrected(ModelArtifact base, CorrectionLearner learner) {
    ModelPayload payload =
        base.payload().withCorrections(learner.corrections(), learner.siteCorrections());
    ArtifactManifest manifest = base.manifest().withModelId(PayloadHash.modelId(payload));
    return new ModelArtifact(manifest, payload);
  }
}
