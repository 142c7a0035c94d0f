package io.slit.server.json;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a flat YAML file of settings; a list becomes one value, joined by commas. */
public final class SettingsYaml {
  private SettingsYaml() {}

  /** A setting and the line it stands on, counted from 1. */
  public record Entry(String key, String value, int line) {}

  /**
   * Returns the settings of a file, in its order; a key without a value is left out.
   *
   * @throws LocatedException if it cannot be read, is no YAML, or is nested deeper than a list
   */
  public static List<Entry> read(Path file) {
    LocatedObject settings = LocatedYaml.parse(file);
    return settings.keys().stream()
        .flatMap(key -> settings.find(key).map(node -> entry(key, node)).stream())
        .toList();
  }

  private static Entry entry(String key, LocatedNode node) {
    return new Entry(key, value(key, node), node.at().line());
  }

  private static String value(String key, LocatedNode node) {
    if (node instanceof LocatedNode.Scalar scalar) {
      return scalar.written();
    }
    if (node instanceof LocatedNode.Sequence list) {
      return list.items().stream().map(item -> value(key, item)).collect(Collectors.joining(","));
    }
    String message =
        "The setting %s must be a value or a list and is %s.".formatted(key, node.shown());
    throw new LocatedException(List.of(new Problem(node.at(), message)), 1);
  }
}
