package io.slit.server.config;

import java.util.Set;

/**
 * A bearer key that the server knows by its hash only.
 *
 * @param roles what it is good for
 * @param sha256 lower-case hexadecimal SHA-256 of the key
 * @param tenants it speaks for; empty for any
 */
public record ApiKey(Set<Role> roles, String sha256, Set<String> tenants) {
  /** Copies the sets. */
  public ApiKey {
    roles = Set.copyOf(roles);
    tenants = Set.copyOf(tenants);
  }

  /** Makes a key that speaks for any tenant. */
  public ApiKey(Set<Role> roles, String sha256) {
    this(roles, sha256, Set.of());
  }

  /** Tells whether it is good for a role; admin is good for all. */
  public boolean has(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }
}
