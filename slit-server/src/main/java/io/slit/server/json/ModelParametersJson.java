package io.slit.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the list of models of the ML.ENERGY leaderboard: an object from the model's name to, among
 * other things, its number of parameters.
 */
public final class ModelParametersJson {

  private ModelParametersJson() {}

  /** The parameters of each model, in billions, as the document writes them. */
  public static Map<String, String> read(String document, String text) {
    return FileNode.read(document, FileNode.Kind.DATASET, text, ModelParametersJson::parameters);
  }

  private static Map<String, String> parameters(FileNode root) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.node().properties()) {
      parameters.put(entry.getKey(), root.child(entry.getKey(), ModelParametersJson::billions));
    }
    return parameters;
  }

  private static String billions(FileNode model) {
    model.number("params");
    return model.node().path("params").asText();
  }
}
