package io.slit.predictor.retrain;

import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.training.PromotionGate.Scores;
import io.slit.predictor.training.PromotionGate.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a retraining run.
 *
 * @param challenger the new model; the caller serves it only if the verdict says so
 * @param champion errors of the old model on the newest slice
 * @param challenged errors of the new model on the same slice
 * @param verdict of the gate
 * @param learnedRows outcomes that the challenger learned from
 * @param quarantined outcomes that were kept apart, by reason
 * @param evaluation drift, errors and calibration in detail; empty without outcomes
 */
public record RetrainReport(
    ModelArtifact challenger,
    Scores champion,
    Scores challenged,
    Verdict verdict,
    int learnedRows,
    Map<QuarantineReason, Integer> quarantined,
    Optional<Evaluation> evaluation) {
  /** Copies the map. */
  public RetrainReport {
    quarantined = Map.copyOf(quarantined);
  }
}
