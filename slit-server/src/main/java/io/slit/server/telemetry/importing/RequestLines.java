package io.slit.server.telemetry.importing;

import java.util.List;

/** Reads a line of another program's log. */
@FunctionalInterface
public interface RequestLines {
  /**
   * Returns the requests of a line; a line may hold several.
   *
   * @throws IllegalArgumentException if it cannot be used; its message says why
   */
  List<RequestLine> read(String line);
}
