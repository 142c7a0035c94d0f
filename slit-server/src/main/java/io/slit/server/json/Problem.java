package io.slit.server.json;

/**
 * One thing that is wrong with a file.
 *
 * @param at where
 * @param message what was found, what is allowed, what to do
 */
public record Problem(Location at, String message) {
  /** Returns {@code file:line: field: message}, one line for a person. */
  @Override
  public String toString() {
    return at + " " + message;
  }
}
