package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Figures as one flat JSON object, name to number. */
public final class FiguresJson {
  private FiguresJson() {}

  /** Returns the text, in the order of the map. */
  public static String write(Map<String, Double> figures) {
    ObjectNode root = ArtifactJsonWriter.object();
    figures.forEach(root::put);
    return ArtifactJsonWriter.lines(root);
  }
}
