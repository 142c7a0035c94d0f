package io.slit.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A value of a JSON answer of another program, which may be anything: what is not there, is null or
 * of another type reads as empty. Immutable.
 */
public final class JsonAnswer {
  private static final int MAX_DEPTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;

  private JsonAnswer(JsonNode node) {
    this.node = node;
  }

  /** Returns the value of a whole document, or nothing if it is not well-formed. */
  public static Optional<JsonAnswer> parse(byte[] body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body))
          .filter(node -> !node.isMissingNode())
          .map(JsonAnswer::new);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory could not be read.", e);
    }
  }

  /** Returns a field of an object, by the names of the way to it. */
  public Optional<JsonAnswer> find(String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.path(name);
    }
    return found.isMissingNode() || found.isNull()
        ? Optional.empty()
        : Optional.of(new JsonAnswer(found));
  }

  /** Tells whether it is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** Returns the items of a list, null ones included; none if it is no list. */
  public List<JsonAnswer> items() {
    List<JsonAnswer> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> items.add(new JsonAnswer(item)));
    }
    return items;
  }

  /** Returns the text that a field is. */
  public Optional<String> text(String... path) {
    return find(path).filter(found -> found.node.isTextual()).map(found -> found.node.textValue());
  }

  /** Returns the truth value that a field is. */
  public Optional<Boolean> flag(String... path) {
    return find(path)
        .filter(found -> found.node.isBoolean())
        .map(found -> found.node.booleanValue());
  }

  /** Returns the finite number that a field is. */
  public OptionalDouble number(String... path) {
    Optional<JsonAnswer> found = find(path).filter(one -> one.node.isNumber());
    return found.isPresent() && Double.isFinite(found.get().node.doubleValue())
        ? OptionalDouble.of(found.get().node.doubleValue())
        : OptionalDouble.empty();
  }

  /** Returns the finite number that a field is, or that its text spells. */
  public OptionalDouble spelledNumber(String... path) {
    Optional<String> text = text(path);
    if (text.isEmpty()) {
      return number(path);
    }
    try {
      double value = Double.parseDouble(text.get().strip());
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
