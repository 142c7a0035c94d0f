package io.slit.server.datasets.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 hash of bytes, in lower-case hexadecimal digits. */
public final class Sha256 {

  private Sha256() {}

  /** The hash of these bytes. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", cause);
    }
  }
}
