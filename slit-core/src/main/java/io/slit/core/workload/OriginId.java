package io.slit.core.workload;

import io.slit.core.units.Require;

/** Names a place that requests come from. */
public record OriginId(String value) implements Comparable<OriginId> {
  /** Checks that the name is not blank. */
  public OriginId {
    Require.text(value, "origin id");
  }

  @Override
  public int compareTo(OriginId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
