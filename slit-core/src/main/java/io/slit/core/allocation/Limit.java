package io.slit.core.allocation;

/**
 * A limit that an allocation must keep, as a row of the program.
 *
 * @param kind of limit
 * @param where what it limits, for people: {@code site north, hour 3}
 * @param allowed how much, in its unit
 * @param unit of it
 */
public record Limit(Kind kind, String where, double allowed, String unit) {
  /** Kinds of limits; each may be the one that is too tight. */
  public enum Kind {
    /** A resource of a site in an hour. */
    CAPACITY("capacity"),
    /** Power that a site draws from the grid in an hour. */
    GRID("grid limit"),
    /** Water of a site or of all sites in all hours. */
    WATER("water cap"),
    /** Delay of queries. */
    DELAY("delay cap");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns its name for people. */
    public String word() {
      return word;
    }
  }
}
