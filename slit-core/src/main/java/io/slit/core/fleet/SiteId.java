package io.slit.core.fleet;

import io.slit.core.units.Require;

/** Names a datacenter, for example {@code CA-ON}. */
public record SiteId(String value) implements Comparable<SiteId> {
  /** Checks that the name is not blank. */
  public SiteId {
    Require.text(value, "site id");
  }

  @Override
  public int compareTo(SiteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
