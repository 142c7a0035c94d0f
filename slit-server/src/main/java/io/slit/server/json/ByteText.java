package io.slit.server.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON put together of pieces, as UTF-8. Not thread-safe. */
final class ByteText {
  private static final int MAX_DIGITS = 20;

  /** What is kept for the next text of a thread; larger ones are not. */
  private static final int MAX_KEPT = 1 << 16;

  private static final ThreadLocal<ByteText> OF_THREAD =
      ThreadLocal.withInitial(() -> new ByteText(4096));

  private byte[] bytes;
  private int length;

  ByteText(int typicalBytes) {
    this.bytes = new byte[typicalBytes];
  }

  /**
   * Returns a text that is empty, in memory that its thread uses again: it is in the caches, and
   * need not be cleared. It must be done with before the thread asks for another.
   */
  static ByteText ofThread() {
    ByteText known = OF_THREAD.get();
    if (known.bytes.length > MAX_KEPT) {
      OF_THREAD.remove();
      known = OF_THREAD.get();
    }
    known.length = 0;
    return known;
  }

  /** What this thread wrote last is still needed: the next text gets memory of its own. */
  static void leaveToReader() {
    OF_THREAD.remove();
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** Appends text of ASCII that needs no escape. */
  @SuppressWarnings("deprecation") // the only way that copies ASCII without encoding it
  ByteText ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
    return this;
  }

  /** Appends bytes as they are. */
  ByteText bytes(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** Appends any text in quotes. */
  ByteText quoted(String text) {
    ascii("\"");
    if (isPlain(text)) {
      ascii(text);
    } else {
      bytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    }
    return ascii("\"");
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Appends a whole number that is not negative. */
  ByteText number(long value) {
    reserve(MAX_DIGITS);
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Appends a thousandth of a number, with three decimals. */
  ByteText thousandths(long value) {
    number(value / 1000).ascii(".");
    long rest = value % 1000;
    return number(rest / 100).number(rest / 10 % 10).number(rest % 10);
  }

  /** Returns what was appended, in the memory of this text. */
  ByteBuffer inPlace() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /** Returns what was appended. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
