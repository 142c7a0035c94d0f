package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.server.models.StoredModels;
import java.util.List;

/** The models of a store as JSON for programs. */
public final class ModelsJson {
  private ModelsJson() {}

  /**
   * Returns the text of a list.
   *
   * @param promotions ids, the current one first
   */
  public static String list(StoredModels models, List<String> promotions) {
    ObjectNode root = ArtifactJsonWriter.object();
    root.put("current", promotions.isEmpty() ? null : promotions.get(0));
    ArrayNode history = root.putArray("promotions");
    promotions.forEach(history::add);
    ArrayNode all = root.putArray("models");
    models.manifests().forEach(one -> manifest(all.addObject(), one));
    ArrayNode problems = root.putArray("problems");
    models.problems().forEach(problems::add);
    return ArtifactJsonWriter.lines(root);
  }

  private static void manifest(ObjectNode node, ArtifactManifest one) {
    node.put("model_id", one.modelId())
        .put("trained_at", one.trainedAt().toString())
        .put("source", one.data().source())
        .put("ttft_median_error", one.errors().prefill().heldOut())
        .put("tpot_median_error", one.errors().tpot().heldOut())
        .put("energy_median_error", one.errors().energy().heldOut());
  }

  /** Returns the text of what a promotion or a rollback did. */
  public static String changed(String current) {
    ObjectNode root = ArtifactJsonWriter.object();
    root.put("current", current);
    return ArtifactJsonWriter.lines(root);
  }
}
