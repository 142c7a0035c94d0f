package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.artifact.ArtifactManifest;

/** Writes the files of a stored model: fixed order of keys, LF at the ends of lines. */
final class ArtifactJsonWriter {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private ArtifactJsonWriter() {}

  /** Returns an object that starts with its format and version. */
  static ObjectNode document(String format) {
    return MAPPER
        .createObjectNode()
        .put("format", format)
        .put("schema_version", ArtifactManifest.SCHEMA_VERSION);
  }

  /** Returns an empty object. */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns the text of an object, one field a line. */
  static String lines(ObjectNode root) {
    return text(
        MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES)),
        root);
  }

  /** Returns the text of an object without white space. */
  static String compact(ObjectNode root) {
    return text(MAPPER.writer(), root);
  }

  private static String text(ObjectWriter writer, ObjectNode root) {
    try {
      return writer.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("A tree of JSON nodes must always be writable.", cause);
    }
  }
}
