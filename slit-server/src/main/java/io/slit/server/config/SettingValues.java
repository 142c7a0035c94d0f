package io.slit.server.config;

import java.util.HashMap;
import java.util.Map;

/** Values of settings, each of the type that its setting says. */
final class SettingValues {
  private final Map<String, Object> values = new HashMap<>();

  /**
   * Reads the value of a setting.
   *
   * @throws IllegalArgumentException if it is not allowed
   */
  <T> void read(Setting<T> setting, String text) {
    values.put(setting.key(), setting.parser().apply(text.strip()));
  }

  /** Returns the value of a setting that was read. */
  @SuppressWarnings("unchecked") // read() put what T says
  <T> T get(Setting<T> setting) {
    Object value = values.get(setting.key());
    if (value == null) {
      throw new IllegalStateException("The setting %s was not read.".formatted(setting.key()));
    }
    return (T) value;
  }
}
