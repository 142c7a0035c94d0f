package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.Evaluation;
import io.slit.predictor.training.PromotionGate.Scores;
import io.slit.server.models.RetrainResult;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A retraining as JSON for programs. Errors are fractions: 0.1 is 10 %. */
public final class ArtifactJsonRetrain {
  private ArtifactJsonRetrain() {}

  /** Returns the text of a result; the same result always gives the same bytes. */
  public static String write(RetrainResult result) {
    ObjectNode root = ArtifactJsonWriter.object();
    root.put("promoted", result.isPromoted());
    root.put("reason", result.report().verdict().reason());
    scores(root.putObject("champion"), result.championId(), result.report().champion());
    scores(root.putObject("challenger"), result.challengerId(), result.report().challenged());
    root.put("learned_outcomes", result.report().learnedRows());
    ArrayNode corrections = root.putArray("corrections");
    result
        .report()
        .challenger()
        .payload()
        .corrections()
        .forEach(one -> ArtifactJsonPayload.writeCorrection(corrections.addObject(), one));
    ArtifactJsonPayload.writeSiteCorrections(
        root.putArray("site_corrections"),
        result.report().challenger().payload().siteCorrections());
    result.report().evaluation().ifPresent(one -> evaluation(root, one));
    ObjectNode apart = root.putObject("quarantined");
    new TreeMap<>(result.report().quarantined())
        .forEach((reason, rows) -> apart.put(reason.name().toLowerCase(Locale.ROOT), rows));
    return ArtifactJsonWriter.lines(root);
  }

  private static void evaluation(ObjectNode root, Evaluation evaluation) {
    root.putObject("window")
        .put("first", evaluation.window().first().toString())
        .put("cut", evaluation.window().cut().toString())
        .put("last", evaluation.window().last().toString());
    drift(root.putArray("drift"), evaluation.drift());
    ObjectNode coverage = root.putObject("interval_coverage_80");
    evaluation
        .calibrations()
        .forEach(one -> coverage.put(one.target().name().toLowerCase(Locale.ROOT), one.coverage()));
  }

  /** Returns the text of drifts alone. */
  public static String writeDrift(List<Drift> drifts) {
    ObjectNode root = ArtifactJsonWriter.object();
    root.put("drifted", drifts.stream().anyMatch(Drift::isFlagged));
    drift(root.putArray("drift"), drifts);
    return ArtifactJsonWriter.lines(root);
  }

  private static void drift(ArrayNode array, List<Drift> drifts) {
    for (Drift one : drifts) {
      array
          .addObject()
          .put("site", one.site())
          .put("target", one.target().name().toLowerCase(Locale.ROOT))
          .put("observed_over_predicted", one.factor())
          .put("median_log_ratio", one.medianLogRatio())
          .put("spread", one.spread())
          .put("rows", one.rows())
          .put("flagged", one.isFlagged());
    }
  }

  private static void scores(ObjectNode node, String modelId, Scores scores) {
    node.put("model_id", modelId);
    node.put("scored_outcomes", scores.rows());
    node.put("median_error", scores.overall());
    ObjectNode classes = node.putObject("median_error_by_class");
    new TreeMap<>(scores.byClass()).forEach(classes::put);
  }
}
