package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;

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

  /**
   * Returns an object with some members of a line, and nothing else of it: the rest is passed over
   * token by token.
   *
   * @param wanted paths of scalars, with a slash between the names
   */
  static JsonNode members(String line, Set<String> wanted) {
    try (JsonParser parser = MAPPER.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("the line is no JSON object");
      }
      ObjectNode node = members(parser, "", wanted);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON object of the line");
      }
      return node;
    } catch (IOException e) {
      throw new IllegalArgumentException("the line is no JSON", e);
    }
  }

  private static ObjectNode members(JsonParser parser, String path, Set<String> wanted)
      throws IOException {
    ObjectNode node = MAPPER.createObjectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String here = path + name;
      JsonToken value = parser.nextToken();
      boolean leadsOn = wanted.stream().anyMatch(one -> one.startsWith(here + "/"));
      if (value == JsonToken.START_OBJECT && leadsOn) {
        node.set(name, members(parser, here + "/", wanted));
      } else if (value.isScalarValue() && wanted.contains(here)) {
        node.set(name, MAPPER.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    return node;
  }

  /** Returns a whole number at a path, if there is one. */
  static OptionalLong wholeAt(JsonNode node, String path) {
    JsonNode value = node.at("/" + path);
    return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
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
