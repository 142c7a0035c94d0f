package io.slit.server.json;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The constants of an enum as a file writes them: in small letters. */
final class Choice {
  private Choice() {}

  /** Returns the constant that a text names. */
  static <E extends Enum<E>> E of(Class<E> type, String text, String key) {
    return Stream.of(type.getEnumConstants())
        .filter(one -> written(one).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(message(type, text, key)));
  }

  private static <E extends Enum<E>> String message(Class<E> type, String text, String key) {
    List<String> all = Stream.of(type.getEnumConstants()).map(Choice::written).toList();
    return "The %s (%s) must be one of %s. %s"
        .formatted(key, text, String.join(", ", all), NearestName.advice(text, all));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
