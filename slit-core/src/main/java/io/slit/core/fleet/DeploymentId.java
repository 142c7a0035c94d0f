package io.slit.core.fleet;

import io.slit.core.units.Require;

/** Names a deployment, for example {@code CA-ON/h100/llama-3.1-70b}. */
public record DeploymentId(String value) implements Comparable<DeploymentId> {
  /** Checks that the name is not blank. */
  public DeploymentId {
    Require.text(value, "deployment id");
  }

  @Override
  public int compareTo(DeploymentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
