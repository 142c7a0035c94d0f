package io.slit.predictor.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over numbers and texts in the order they are added. Not safe for several threads. */
public final class ContentHash {
  private final MessageDigest digest;

  /** Starts an empty hash. */
  public ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256; this one lacks it.", e);
    }
  }

  /** Adds a number, bit by bit. */
  public ContentHash number(double number) {
    digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(0, number));
    return this;
  }

  /** Adds a text and its length. */
  public ContentHash text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
    return this;
  }

  /** Returns the hash of everything added so far, in hexadecimal. */
  public String hexadecimal() {
    try {
      MessageDigest copy = (MessageDigest) digest.clone();
      return HexFormat.of().formatHex(copy.digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The JDK's SHA-256 can be copied; this one cannot.", e);
    }
  }
}
