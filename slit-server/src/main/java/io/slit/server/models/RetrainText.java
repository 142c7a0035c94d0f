package io.slit.server.models;

import io.slit.predictor.artifact.Correction;
import io.slit.predictor.artifact.SiteCorrection;
import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.Evaluation;
import io.slit.predictor.retrain.QuarantineReason;
import io.slit.predictor.training.PromotionGate.Scores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A retraining as text for people. Errors are median absolute percentage errors. */
public final class RetrainText {
  private static final int PERCENT = 100;

  private RetrainText() {}

  /** Returns the text of a result; the same result always gives the same text. */
  public static String of(RetrainResult result) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%s: %s",
        result.isPromoted() ? "Promoted" : "Kept",
        result.report().verdict().reason());
    line(text, "");
    scores(text, "champion  ", result.championId(), result.report().champion());
    scores(text, "challenger", result.challengerId(), result.report().challenged());
    classes(text, result.report().champion(), result.report().challenged());
    drift(text, result);
    outcomes(text, result);
    return text.toString();
  }

  private static void scores(StringBuilder text, String role, String modelId, Scores scores) {
    line(
        text,
        "%s %s  error %.1f %% on the newest %d outcomes",
        role,
        modelId,
        PERCENT * scores.overall(),
        scores.rows());
  }

  private static void classes(StringBuilder text, Scores champion, Scores challenger) {
    new TreeMap<>(challenger.byClass())
        .forEach(
            (name, now) -> {
              double old = champion.byClass().getOrDefault(name, Double.NaN);
              line(text, "  %s: %.1f %% -> %.1f %%", name, PERCENT * old, PERCENT * now);
            });
  }

  private static void outcomes(StringBuilder text, RetrainResult result) {
    line(text, "");
    line(text, "Learned from %d outcomes.", result.report().learnedRows());
    for (Correction one : result.report().challenger().payload().corrections()) {
      line(
          text,
          "  %s on %s: prefill x %.2f, TPOT x %.2f, energy x %.2f (%d outcomes)",
          one.model(),
          one.accelerator(),
          one.prefill(),
          one.tpot(),
          one.energy(),
          one.rows());
    }
    for (SiteCorrection one : result.report().challenger().payload().siteCorrections()) {
      line(
          text,
          "  %s on %s at %s: prefill x %.2f, TPOT x %.2f, energy x %.2f (%d outcomes)",
          one.correction().model(),
          one.correction().accelerator(),
          one.site(),
          one.correction().prefill(),
          one.correction().tpot(),
          one.correction().energy(),
          one.correction().rows());
    }
    Map<QuarantineReason, Integer> apart = new TreeMap<>(result.report().quarantined());
    apart.forEach((reason, rows) -> line(text, "Kept apart %d outcomes: %s.", rows, label(reason)));
  }

  private static void drift(StringBuilder text, RetrainResult result) {
    List<Drift> flagged = result.report().evaluation().map(Evaluation::flagged).orElse(List.of());
    for (Drift one : flagged) {
      line(
          text,
          "Drift: %s at %s is %.2f x the champion's estimate (%d outcomes).",
          one.target(),
          one.site(),
          one.factor(),
          one.rows());
    }
  }

  private static String label(QuarantineReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
