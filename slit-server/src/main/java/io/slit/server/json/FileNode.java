package io.slit.server.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slit.server.datasets.format.DatasetException;
import io.slit.server.models.ModelException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON file that SLIT wrote. Everything that is wrong with it, also what a record
 * refuses, becomes the exception of its kind of file, which names file and place and says what to
 * do.
 */
record FileNode(String file, Kind kind, String place, JsonNode node) {
  /** What the file belongs to. */
  enum Kind {
    /** A table's manifest or parameters. */
    DATASET("Run the import again."),
    /** A stored model. */
    MODEL("The file was changed or cut off; train the model again.");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }

    private RuntimeException refusal(String message, @Nullable Throwable cause) {
      return switch (this) {
        case DATASET -> new DatasetException(message, cause);
        case MODEL -> new ModelException(message, cause);
      };
    }
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Returns what a reader makes of the root of a file. */
  static <T> T read(String file, Kind kind, String content, Function<FileNode, T> reader) {
    try {
      return new FileNode(file, kind, "", MAPPER.readTree(content)).read(reader);
    } catch (JsonProcessingException cause) {
      throw kind.refusal(
          "The file (%s) must be valid JSON, it fails at %s: %s. %s"
              .formatted(file, position(cause), cause.getOriginalMessage(), kind.advice),
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

  boolean flag(String field) {
    JsonNode value = value(field);
    if (!value.isBoolean()) {
      throw mustBe(field, "true or false");
    }
    return value.booleanValue();
  }

  double number(String field) {
    JsonNode value = value(field);
    if (!value.isNumber()) {
      throw mustBe(field, "a number");
    }
    return value.doubleValue();
  }

  /** Returns what a reader makes of the object in a field. */
  <T> T child(String field, Function<FileNode, T> reader) {
    return new FileNode(file, kind, placeOf(field), value(field)).read(reader);
  }

  /** Returns what a reader makes of every object in the list in a field. */
  <T> List<T> list(String field, Function<FileNode, T> reader) {
    JsonNode array = array(field);
    List<T> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String itemPlace = placeOf(field) + "[" + i + "]";
      items.add(new FileNode(file, kind, itemPlace, array.get(i)).read(reader));
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
  RuntimeException mustBe(String field, String allowed) {
    return kind.refusal(
        "The field (%s) of the file (%s) is (%s), it must be %s. %s"
            .formatted(placeOf(field), file, shown(node.path(field)), allowed, kind.advice),
        null);
  }

  private <T> T read(Function<FileNode, T> reader) {
    if (!node.isObject()) {
      throw kind.refusal(
          "The place (%s) of the file (%s) must be a JSON object. %s"
              .formatted(shownPlace(), file, kind.advice),
          null);
    }
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException | DateTimeException cause) {
      throw kind.refusal(
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
