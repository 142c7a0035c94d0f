package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a flat YAML file of settings; a list becomes one value, joined by commas. */
public final class SettingsYaml {
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private SettingsYaml() {}

  /** A setting and the line it stands on, counted from 1. */
  public record Entry(String key, String value, int line) {}

  /**
   * Returns the settings of a file, in its order.
   *
   * @throws IllegalArgumentException if it is no YAML, or nested deeper than a list
   * @throws IOException if it cannot be read
   */
  public static List<Entry> read(Path file) throws IOException {
    try (JsonParser parser = FACTORY.createParser(Files.readAllBytes(file))) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return List.of();
      }
      require(first == JsonToken.START_OBJECT, file, parser, "the file must hold key: value lines");
      return entries(parser, file);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "%s:%d: this is no YAML: %s".formatted(file, line, e.getOriginalMessage()), e);
    }
  }

  private static List<Entry> entries(JsonParser parser, Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      JsonToken token = parser.nextToken();
      require(
          token != JsonToken.START_OBJECT, file, parser, "the key " + key + " must not hold keys");
      entries.add(new Entry(key, value(parser, token, file), line));
    }
    return entries;
  }

  private static String value(JsonParser parser, JsonToken token, Path file) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      return token == JsonToken.VALUE_NULL ? "" : parser.getText();
    }
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser.currentToken().isScalarValue(), file, parser, "a list must hold plain values");
      items.add(parser.getText());
    }
    return String.join(",", items);
  }

  private static void require(boolean condition, Path file, JsonParser parser, String what) {
    if (!condition) {
      throw new IllegalArgumentException(
          "%s:%d: %s. See docs/OPERATIONS.md for the keys."
              .formatted(file, parser.currentTokenLocation().getLineNr(), what));
    }
  }
}
