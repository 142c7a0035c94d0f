package io.slit.server.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slit.server.models.ModelException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A place in a JSON file of a stored model. Everything that is wrong with it, also what a record
 * refuses, becomes a {@link ModelException} that names file and place.
 */
record ArtifactJsonNode(String file, String place, JsonNode node) {
  private static final String ADVICE = "The file was changed or cut off; train the model again.";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Returns what a reader makes of the root of a file. */
  static <T> T read(ArtifactJsonText text, Function<ArtifactJsonNode, T> reader) {
    try {
      JsonNode root = MAPPER.readTree(text.content());
      return new ArtifactJsonNode(text.file(), "", root).read(reader);
    } catch (JsonProcessingException cause) {
      throw new ModelException(
          "The file (%s) must be valid JSON, it fails at %s: %s. %s"
              .formatted(text.file(), position(cause), cause.getOriginalMessage(), ADVICE),
          cause);
    }
  }

  /** Tells whether a field is there. */
  boolean has(String field) {
    return node.has(field);
  }

  String text(String field) {
    JsonNode value = value(field);
    if (!value.isTextual()) {
      throw mustBe(field, "a text");
    }
    return value.textValue();
  }

  int whole(String field) {
    JsonNode value = value(field);
    if (!value.isInt()) {
      throw mustBe(field, "a whole number");
    }
    return value.intValue();
  }

  long wholeLong(String field) {
    JsonNode value = value(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw mustBe(field, "a whole number of 64 bits");
    }
    return value.longValue();
  }

  double number(String field) {
    JsonNode value = value(field);
    if (!value.isNumber()) {
      throw mustBe(field, "a number");
    }
    return value.doubleValue();
  }

  /** Returns what a reader makes of the object in a field. */
  <T> T child(String field, Function<ArtifactJsonNode, T> reader) {
    return new ArtifactJsonNode(file, placeOf(field), value(field)).read(reader);
  }

  /** Returns what a reader makes of every object in the list in a field. */
  <T> List<T> list(String field, Function<ArtifactJsonNode, T> reader) {
    JsonNode array = array(field);
    List<T> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String itemPlace = placeOf(field) + "[" + i + "]";
      items.add(new ArtifactJsonNode(file, itemPlace, array.get(i)).read(reader));
    }
    return items;
  }

  /** Returns the list in a field. */
  JsonNode array(String field) {
    JsonNode array = value(field);
    if (!array.isArray()) {
      throw mustBe(field, "a list");
    }
    return array;
  }

  /** Returns the refusal of a field. */
  ModelException mustBe(String field, String allowed) {
    return new ModelException(
        "The field (%s) of the file (%s) is (%s), it must be %s. %s"
            .formatted(placeOf(field), file, shown(node.path(field)), allowed, ADVICE));
  }

  private <T> T read(Function<ArtifactJsonNode, T> reader) {
    if (!node.isObject()) {
      throw new ModelException(
          "The place (%s) of the file (%s) must be a JSON object. %s"
              .formatted(shownPlace(), file, ADVICE));
    }
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException | DateTimeException cause) {
      throw new ModelException(
          "The place (%s) of the file (%s) is not valid: %s"
              .formatted(shownPlace(), file, cause.getMessage()),
          cause);
    }
  }

  private JsonNode value(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw mustBe(field, "present");
    }
    return value;
  }

  private String shownPlace() {
    return place.isEmpty() ? "the root" : place;
  }

  private String placeOf(String field) {
    return place.isEmpty() ? field : place + "." + field;
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "absent" : value.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }

  private static String position(JsonProcessingException cause) {
    JsonLocation location = cause.getLocation();
    return location == null
        ? "an unknown place"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
