package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slit.server.datasets.format.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A place in a JSON document of a dataset, whose fields are read with messages that name it. */
record DatasetNode(String document, String place, JsonNode node) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The root of a document. */
  static DatasetNode parse(String document, String text) {
    try {
      return new DatasetNode(document, "", MAPPER.readTree(text)).object();
    } catch (JsonProcessingException cause) {
      throw new DatasetException(
          "The file (%s) must be valid JSON, it fails at %s: %s. Run the import again."
              .formatted(
                  document,
                  cause.getLocation() == null ? "an unknown place" : position(cause),
                  cause.getOriginalMessage()),
          cause);
    }
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

  double number(String field) {
    JsonNode value = value(field);
    if (!value.isNumber()) {
      throw mustBe(field, "a number");
    }
    return value.doubleValue();
  }

  boolean flag(String field) {
    JsonNode value = value(field);
    if (!value.isBoolean()) {
      throw mustBe(field, "true or false");
    }
    return value.booleanValue();
  }

  boolean has(String field) {
    return node.has(field);
  }

  DatasetNode child(String field) {
    return new DatasetNode(document, placeOf(field), value(field)).object();
  }

  <T> List<T> list(String field, Function<DatasetNode, T> reader) {
    JsonNode array = value(field);
    if (!array.isArray()) {
      throw mustBe(field, "a list");
    }
    List<T> items = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      String itemPlace = placeOf(field) + "[" + index + "]";
      items.add(reader.apply(new DatasetNode(document, itemPlace, array.get(index)).object()));
    }
    return items;
  }

  DatasetException mustBe(String field, String allowed) {
    return new DatasetException(
        "The field (%s) of the file (%s) is (%s), it must be %s. Run the import again."
            .formatted(placeOf(field), document, node.path(field), allowed));
  }

  private DatasetNode object() {
    if (!node.isObject()) {
      throw new DatasetException(
          "The place (%s) of the file (%s) must be a JSON object. Run the import again."
              .formatted(place.isEmpty() ? "the root" : place, document));
    }
    return this;
  }

  private JsonNode value(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw mustBe(field, "present");
    }
    return value;
  }

  private String placeOf(String field) {
    return place.isEmpty() ? field : place + "." + field;
  }

  private static String position(JsonProcessingException cause) {
    return "line %d, column %d"
        .formatted(cause.getLocation().getLineNr(), cause.getLocation().getColumnNr());
  }
}
