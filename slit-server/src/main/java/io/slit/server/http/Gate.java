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
  private static final int SHOWN_BYTES = 6;

  /** Looking one up takes longer than the digest of a key. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Gate::newDigest);

  private volatile List<Known> keys;

  /** A key with the bytes of its hash. */
  private static final class Known {
    private final ApiKey key;
    private final byte[] hash;
    private final Admission admission;

    Known(ApiKey key) {
      this.key = key;
      this.hash = HexFormat.of().parseHex(key.sha256());
      this.admission = new Admission(null, new Caller(key.tenants()));
    }
  }

  /**
   * Whether a caller may pass.
   *
   * @param refusal why not, or null if it may
   * @param caller who it is, as far as it is known
   */
  record Admission(@Nullable HttpProblem refusal, Caller caller) {
    private static final Admission OPEN = new Admission(null, Caller.ANYBODY);

    private static Admission refused(HttpProblem why) {
      return new Admission(why, Caller.ANYBODY);
    }
  }

  Gate(List<ApiKey> keys) {
    this.keys = known(keys);
  }

  /** Lets other callers pass from now on. */
  void replace(List<ApiKey> others) {
    keys = known(others);
  }

  private static List<Known> known(List<ApiKey> keys) {
    return keys.stream().map(Known::new).toList();
  }

  /** Returns why a caller may not pass, or nothing if it may. */
  Optional<HttpProblem> check(@Nullable String authorization, Role role) {
    return Optional.ofNullable(admit(authorization, role).refusal());
  }

  /** Returns whether a caller may pass, and who it is. */
  Admission admit(@Nullable String authorization, Role role) {
    List<Known> now = keys;
    if (now.isEmpty()) {
      return Admission.OPEN;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Admission.refused(Problems.unauthorized());
    }
    byte[] hash = sha256(authorization.substring(SCHEME.length()).strip());
    for (Known one : now) {
      // takes the same time wherever the first difference is
      if (MessageDigest.isEqual(one.hash, hash)) {
        return one.key.has(role)
            ? one.admission
            : Admission.refused(Problems.forbidden(role.key()));
      }
    }
    return Admission.refused(Problems.unauthorized());
  }

  /** Returns what stands for the keys of now: another object as soon as there are others. */
  Object keys() {
    return keys;
  }

  /** Tells whether any caller may pass; then the server listens on loopback only. */
  boolean isOpen() {
    return keys.isEmpty();
  }

  /**
   * Returns who called, for the log: the beginning of the hash of the key, as in {@code api_keys}.
   */
  String nameOf(@Nullable String authorization) {
    return keys.isEmpty() || authorization == null || authorization.length() < SCHEME.length()
        ? "nobody's key"
        : "key "
            + HexFormat.of()
                .formatHex(
                    sha256(authorization.substring(SCHEME.length()).strip()), 0, SHOWN_BYTES);
  }

  private static byte[] sha256(String text) {
    return DIGEST.get().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
    }
  }
}
