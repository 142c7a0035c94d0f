package io.slit.server.http;

import io.slit.server.config.ApiKey;
import io.slit.server.config.Role;
import io.slit.server.json.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets callers pass who bring a bearer key with the right role; all of them if no key is set. */
final class Gate {
  private static final String SCHEME = "Bearer ";

  private final List<ApiKey> keys;

  Gate(List<ApiKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Returns why a caller may not pass, or nothing if it may. */
  Optional<HttpProblem> check(@Nullable String authorization, Role role) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.of(Problems.unauthorized());
    }
    byte[] hash = sha256(authorization.substring(SCHEME.length()).strip());
    Optional<ApiKey> key = keys.stream().filter(one -> matches(one, hash)).findFirst();
    if (key.isEmpty()) {
      return Optional.of(Problems.unauthorized());
    }
    return key.get().has(role) ? Optional.empty() : Optional.of(Problems.forbidden(role.key()));
  }

  /** Takes the same time wherever the first difference is. */
  private static boolean matches(ApiKey key, byte[] hash) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(key.sha256()), hash);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
    }
  }
}
