package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.OptionalLong;

/** Values of a line of telemetry; what is wrong becomes an IllegalArgumentException. */
final class TelemetryNode {
  private static final JsonMapper MAPPER = new JsonMapper();

  private TelemetryNode() {}

  static JsonNode object(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the line is no JSON", e);
    }
    throw new IllegalArgumentException("the line is no JSON object");
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > 256) {
      throw new IllegalArgumentException(field + " is not a text of 1 to 256 characters");
    }
    return value.textValue();
  }

  static double number(JsonNode node, String field) {
    if (!node.path(field).isNumber()) {
      throw new IllegalArgumentException(field + " is not a number");
    }
    return node.path(field).doubleValue();
  }

  static OptionalLong findWhole(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
  }
}
