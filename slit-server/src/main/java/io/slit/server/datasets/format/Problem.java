package io.slit.server.datasets.format;

/**
 * One thing that is wrong with a file.
 *
 * @param line the line in the (uncompressed) file, the header being line 1
 * @param field the name of the column, or of what else is wrong
 * @param value what was found
 * @param allowed what the value must be, with its range and unit
 */
public record Problem(long line, String field, String value, String allowed) {

  /** The sentence that a person reads. */
  public String message() {
    return "line %d: the %s (%s) must be %s.".formatted(line, field, value, allowed);
  }
}
