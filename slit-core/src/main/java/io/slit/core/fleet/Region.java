package io.slit.core.fleet;

import io.slit.core.units.Require;

/** A part of the world that a residency rule can name, for example {@code eu}. */
public record Region(String value) implements Comparable<Region> {
  /** Checks that the name is not blank. */
  public Region {
    Require.text(value, "region");
  }

  @Override
  public int compareTo(Region other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
