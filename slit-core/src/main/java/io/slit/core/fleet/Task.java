package io.slit.core.fleet;

import io.slit.core.units.Require;

/** A kind of work that quality is measured by, for example {@code chat}. */
public record Task(String value) implements Comparable<Task> {
  /** Checks that the name is not blank. */
  public Task {
    Require.text(value, "task");
  }

  @Override
  public int compareTo(Task other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
