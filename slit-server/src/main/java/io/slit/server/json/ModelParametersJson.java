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
    DatasetNode root = DatasetNode.parse(document, text);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.node().properties()) {
      DatasetNode model = root.child(entry.getKey());
      model.number("params");
      parameters.put(entry.getKey(), model.node().path("params").asText());
    }
    return parameters;
  }
}
