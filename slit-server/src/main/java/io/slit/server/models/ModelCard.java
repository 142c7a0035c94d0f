package io.slit.server.models;

import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.TargetErrors;
import io.slit.predictor.features.Feature;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.Evaluation;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A retraining as a model card in Markdown (Mitchell et al., FAT* 2019). */
public final class ModelCard {
  private static final int PERCENT = 100;

  private final StringBuilder text = new StringBuilder();

  private ModelCard() {}

  /** Returns the card of a challenger. */
  public static String of(RetrainResult result) {
    ModelCard card = new ModelCard();
    card.head(result);
    card.measurements(result.report().challenger().manifest());
    result.report().evaluation().ifPresent(card::outcomes);
    card.quarantine(result);
    card.limits();
    return card.text.toString();
  }

  private void head(RetrainResult result) {
    line("# Serving model %s", result.challengerId());
    line("");
    line(
        "%s. %s",
        result.isPromoted() ? "Promoted" : "Not promoted", result.report().verdict().reason());
    line("");
    line(
        "Predicts TTFT at the replica (no queue, no network), time per output token and GPU"
            + " energy");
    line("of a request, for planning. The champion was `%s`.", result.championId());
    line("");
  }

  private void measurements(ArtifactManifest manifest) {
    line("## Base measurements");
    line("");
    line(
        "%s; trained at %s, seed %d.",
        manifest.data().source(), manifest.trainedAt(), manifest.seed());
    line("");
    line(
        "| target | rows | median error, trained | held-out configurations | held-out models |"
            + " coverage of 80 %% |");
    line("|---|---|---|---|---|---|");
    row("TTFT", manifest.errors().prefill());
    row("TPOT", manifest.errors().tpot());
    row("energy", manifest.errors().energy());
    line("");
    line("Features: %s; %s.", names(PrefillFeatures.SCHEMA), names(LoadFeatures.SCHEMA));
    line("");
  }

  private static String names(FeatureSchema schema) {
    String names = schema.features().stream().map(Feature::name).collect(Collectors.joining(", "));
    return schema.label() + " (" + names + ")";
  }

  private void row(String target, TargetErrors errors) {
    line(
        "| %s | %d | %s | %s | %s | %s |",
        target,
        errors.rows(),
        percent(errors.trained()),
        percent(errors.heldOut()),
        percent(errors.newModel()),
        percent(errors.coverage().value()));
  }

  private void outcomes(Evaluation evaluation) {
    line("## Outcomes");
    line("");
    line(
        "From %s to %s. Learned from those before %s, scored on the rest.",
        evaluation.window().first(), evaluation.window().last(), evaluation.window().cut());
    line("");
    line("| class | requests at once | rows | champion | challenger |");
    line("|---|---|---|---|---|");
    for (Evaluation.Cell one : evaluation.cells()) {
      line(
          "| %s | %s | %d | %s | %s |",
          one.label(), one.load(), one.rows(), percent(one.champion()), percent(one.challenger()));
    }
    line("");
    line("| target | rows | observed within the 80 %% interval |");
    line("|---|---|---|");
    for (Evaluation.Calibration one : evaluation.calibrations()) {
      line("| %s | %d | %s |", one.target(), one.rows(), percent(one.coverage()));
    }
    line("");
    drift(evaluation);
  }

  private void drift(Evaluation evaluation) {
    line("## Drift of the champion");
    line("");
    line(
        "Median of ln(observed / predicted) on the newest slice; flagged if it exceeds ln 1.1 and");
    line("three standard errors of the median.");
    line("");
    line("| site | target | observed / predicted | spread (ln) | rows | flagged |");
    line("|---|---|---|---|---|---|");
    for (Drift one : evaluation.drift()) {
      line(
          "| %s | %s | %.3f | %.3f | %d | %s |",
          one.site(),
          one.target(),
          one.factor(),
          one.spread(),
          one.rows(),
          one.isFlagged() ? "yes" : "no");
    }
    line("");
  }

  private void quarantine(RetrainResult result) {
    line("## Kept apart");
    line("");
    if (result.report().quarantined().isEmpty()) {
      line("No outcome.");
    }
    new TreeMap<>(result.report().quarantined())
        .forEach((reason, rows) -> line("* %s: %d", reason.name().toLowerCase(Locale.ROOT), rows));
    line("");
  }

  private void limits() {
    line("## Limits");
    line("");
    line("* An observed TTFT holds the wait in the replica's queue, which nobody reports apart.");
    line("* Telemetry moves a formula and its trees by factors; it does not grow new trees.");
    line("* Intervals keep the width that the base measurements gave them.");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
