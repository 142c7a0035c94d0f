package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.server.telemetry.importing.TelemetryImport.Imported;
import java.util.List;
import java.util.Map;

/** What became of telemetry, as JSON for programs. */
public final class TelemetryJson {
  private TelemetryJson() {}

  /** Returns the text of imports. */
  public static String imported(List<Imported> all) {
    ObjectNode root = ArtifactJsonWriter.object();
    ArrayNode files = root.putArray("files");
    for (Imported one : all) {
      ObjectNode file = files.addObject();
      file.put("file", one.file());
      fill(file, one);
    }
    return ArtifactJsonWriter.lines(root);
  }

  /** Returns the text of what was sent. */
  public static String taken(Imported one) {
    ObjectNode root = ArtifactJsonWriter.object();
    fill(root, one);
    return ArtifactJsonWriter.lines(root);
  }

  private static void fill(ObjectNode node, Imported one) {
    node.put("lines", one.lines()).put("rows", one.rows());
    ArrayNode refused = node.putArray("refused");
    one.refused()
        .forEach(
            (reason, count) ->
                refused
                    .addObject()
                    .put("reason", reason)
                    .put("count", count.count())
                    .put("first_line", count.firstLine()));
  }

  /** Returns the text of rows by partition. */
  public static String partitions(Map<String, Long> rows) {
    ObjectNode root = ArtifactJsonWriter.object();
    ObjectNode partitions = root.putObject("rows");
    rows.forEach(partitions::put);
    return ArtifactJsonWriter.lines(root);
  }
}
