package io.slit.server.config;

/**
 * A key that was read from a variable of the environment. It is never shown: {@link #toString}
 * gives the name of the variable.
 *
 * @param variable it was read from
 * @param value the key itself
 */
public record Secret(String variable, String value) {
  @Override
  public String toString() {
    return "${" + variable + "}";
  }
}
