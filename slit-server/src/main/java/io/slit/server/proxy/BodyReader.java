package io.slit.server.proxy;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request without waiting for it, each byte copied once if its length is
 * declared and at most {@value #MOST_TRUSTED} bytes.
 */
final class BodyReader {
  private static final int FIRST_BYTES = 1 << 13;

  /** Room for more than this is made only for bytes that have come. */
  private static final int MOST_TRUSTED = 1 << 20;

  private final Request request;
  private final int most;
  private final BiConsumer<byte[], @Nullable Throwable> then;
  private byte[] bytes;
  private int length;

  private BodyReader(
      Request request, int most, byte[] bytes, BiConsumer<byte[], @Nullable Throwable> then) {
    this.request = request;
    this.most = most;
    this.bytes = bytes;
    this.then = then;
  }

  /**
   * Reads a body to its end, or until it is too large; what is left then is not read.
   *
   * @param then gets the bytes and null, or nothing and the cause: {@link TooLargeException} if
   *     there are more than {@code most}
   */
  static void read(Request request, int most, BiConsumer<byte[], @Nullable Throwable> then) {
    long declared = request.getLength();
    if (declared > most) {
      then.accept(new byte[0], new TooLargeException());
      return;
    }
    int room = (int) Math.min(most, declared < 0 ? FIRST_BYTES : Math.min(declared, MOST_TRUSTED));
    new BodyReader(request, most, new byte[room], then).readOn();
  }

  private void readOn() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::readOn);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        then.accept(new byte[0], chunk.getFailure());
        return;
      }
      boolean fits = take(chunk);
      boolean last = chunk.isLast();
      chunk.release();
      if (!fits) {
        then.accept(new byte[0], new TooLargeException());
        return;
      }
      if (last) {
        then.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), null);
        return;
      }
    }
  }

  private boolean take(Content.Chunk chunk) {
    int more = chunk.remaining();
    if (more > most - length) {
      return false;
    }
    if (length + more > bytes.length) {
      int room = (int) Math.min(most, Math.max(2L * bytes.length, length + more));
      bytes = Arrays.copyOf(bytes, room);
    }
    chunk.getByteBuffer().get(bytes, length, more);
    length += more;
    return true;
  }

  /** A body is larger than the largest that is read. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    private TooLargeException() {
      super("The body is too large.", null, false, false);
    }
  }
}
