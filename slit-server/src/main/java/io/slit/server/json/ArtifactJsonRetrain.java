package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.training.PromotionGate.Scores;
import io.slit.server.models.RetrainResult;
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
    ObjectNode apart = root.putObject("quarantined");
    new TreeMap<>(result.report().quarantined())
        .forEach((reason, rows) -> apart.put(reason.name().toLowerCase(Locale.ROOT), rows));
    return ArtifactJsonWriter.lines(root);
  }

  /** An error over no outcomes is not known: the field is null. */
  private static void scores(ObjectNode node, String modelId, Scores scores) {
    node.put("model_id", modelId);
    node.put("scored_outcomes", scores.rows());
    if (scores.rows() == 0) {
      node.putNull("median_error");
    } else {
      node.put("median_error", scores.overall());
    }
    ObjectNode classes = node.putObject("median_error_by_class");
    new TreeMap<>(scores.byClass()).forEach(classes::put);
  }
}
