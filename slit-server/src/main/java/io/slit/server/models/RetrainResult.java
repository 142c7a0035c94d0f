package io.slit.server.models;

import io.slit.predictor.retrain.RetrainReport;
import io.slit.predictor.training.PromotionGate.Verdict;

/**
 * What a retraining did.
 *
 * @param championId the model that was current before
 * @param report of the challenger, its errors and the verdict on it
 */
public record RetrainResult(String championId, RetrainReport report) {
  /** Returns whether the challenger is now the current model. */
  public boolean isPromoted() {
    return report.verdict() instanceof Verdict.Promoted;
  }

  /** Returns the id of the challenger. */
  public String challengerId() {
    return report.challenger().manifest().modelId();
  }
}
