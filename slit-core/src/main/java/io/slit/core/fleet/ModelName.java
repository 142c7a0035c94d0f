package io.slit.core.fleet;

import io.slit.core.units.Require;

/** The canonical name of a model, for example {@code llama-3.1-70b}. */
public record ModelName(String value) implements Comparable<ModelName> {
  /** Checks that the name is not blank. */
  public ModelName {
    Require.text(value, "model name");
  }

  @Override
  public int compareTo(ModelName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
