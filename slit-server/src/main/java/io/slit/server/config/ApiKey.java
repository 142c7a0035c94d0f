package io.slit.server.config;

import java.util.Set;

/**
 * A bearer key that the server knows by its hash only.
 *
 * @param roles what it is good for
 * @param sha256 lower-case hexadecimal SHA-256 of the key
 */
public record ApiKey(Set<Role> roles, String sha256) {
  /** Copies the set. */
  public ApiKey {
    roles = Set.copyOf(roles);
  }

  /** Tells whether it is good for a role; admin is good for all. */
  public boolean has(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }
}
