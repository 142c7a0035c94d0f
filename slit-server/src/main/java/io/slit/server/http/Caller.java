package io.slit.server.http;

import java.util.Set;

/**
 * Who calls.
 *
 * @param tenants the key speaks for; empty for any
 */
public record Caller(Set<String> tenants) {
  /** May speak for any tenant. */
  public static final Caller ANYBODY = new Caller(Set.of());

  /** Copies the set. */
  public Caller {
    tenants = Set.copyOf(tenants);
  }

  /** Tells whether it may speak for a tenant. */
  public boolean speaksFor(String tenant) {
    return tenants.isEmpty() || tenants.contains(tenant);
  }
}
