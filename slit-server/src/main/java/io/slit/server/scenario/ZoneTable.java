package io.slit.server.scenario;

/** The zones that there are conditions of; whoever loads a scenario brings them. */
@FunctionalInterface
public interface ZoneTable {
  /** For a scenario that is read without its dataset: every zone will do. */
  ZoneTable ANY = zone -> {};

  /**
   * Checks that there are conditions of a zone.
   *
   * @throws IllegalArgumentException if there are none; the message names the zones there are
   */
  void require(String zone);
}
