package io.slit.server.config;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting: {@code key} in the file, {@code SLIT_KEY} in the environment, {@code --key} as a
 * flag.
 *
 * @param key its name, in lower case with underscores
 * @param standard its value where none is given
 * @param allowed what it may be, for people
 * @param meaning what it is for, for people
 * @param parser reads it; throws {@link IllegalArgumentException} on what is not allowed
 */
public record Setting<T>(
    String key, String standard, String allowed, String meaning, Function<String, T> parser) {
  /** What names of variables begin with. */
  static final String VARIABLE_PREFIX = "SLIT_";

  /** Returns the name of its flag. */
  public String flag() {
    return "--" + key.replace('_', '-');
  }

  /** Returns the name of its variable. */
  public String variable() {
    return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT);
  }
}
