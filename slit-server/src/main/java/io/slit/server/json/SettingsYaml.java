package io.slit.server.json;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a YAML file of settings, flat but for one section; a list becomes one value, joined by
 * commas.
 */
public final class SettingsYaml {
  /** The one section that is more than a value: live signals. */
  public static final String SIGNALS = "signals";

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
        .filter(key -> !key.equals(SIGNALS))
        .flatMap(key -> settings.find(key).map(node -> entry(key, node)).stream())
        .toList();
  }

  /**
   * Returns the section of live signals, where there is one.
   *
   * @throws LocatedException if it is wrong; all faults are told
   */
  public static <T> Optional<T> findSignals(Path file, Function<LocatedObject, Optional<T>> read) {
    LocatedObject settings = LocatedYaml.parse(file);
    Optional<T> found = settings.optionalObject(SIGNALS, read);
    settings.problems().throwIfAny();
    return found;
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
