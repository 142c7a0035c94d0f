package io.slit.core.workload;

import io.slit.core.units.Require;

/** Names a request class, for example {@code chat-short@GB}. */
public record ClassId(String value) implements Comparable<ClassId> {
  /** Checks that the name is not blank. */
  public ClassId {
    Require.text(value, "request class id");
  }

  @Override
  public int compareTo(ClassId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
