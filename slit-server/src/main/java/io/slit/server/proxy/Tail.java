package io.slit.server.proxy;

import io.slit.server.json.UsageReader;
import io.slit.server.json.UsageReader.Usage;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The last bytes of an answer, kept only until its usage is read. */
final class Tail {
  private static final int SIZE = 4096;

  private final byte[] ring = new byte[SIZE];
  private long written;

  /** Takes bytes in; the buffer's position stays. */
  void add(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.slice();
    if (bytes.remaining() > SIZE) {
      written += bytes.remaining() - SIZE;
      bytes.position(bytes.remaining() - SIZE);
    }
    while (bytes.hasRemaining()) {
      int at = (int) (written % SIZE);
      int some = Math.min(bytes.remaining(), SIZE - at);
      bytes.get(ring, at, some);
      written += some;
    }
  }

  /** Returns the usage the answer ends with. */
  Optional<Usage> usage() {
    int length = (int) Math.min(SIZE, written);
    byte[] end = new byte[length];
    int from = (int) ((written - length) % SIZE);
    int some = Math.min(length, SIZE - from);
    System.arraycopy(ring, from, end, 0, some);
    System.arraycopy(ring, 0, end, some, length - some);
    return UsageReader.find(end, length);
  }
}
