package io.slit.server.proxy;

import java.util.function.BiConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** Reads all bytes of a source without waiting for them. */
final class Bytes {
  private static final byte[] NONE = {};

  private Bytes() {}

  /**
   * Reads a source to its end.
   *
   * @param then gets the bytes and null, or nothing and the cause; {@link IllegalStateException} if
   *     there are more than {@code most}
   */
  static void read(Content.Source source, int most, BiConsumer<byte[], @Nullable Throwable> then) {
    Content.Source.asByteArrayAsync(
        source,
        most,
        new Promise.Invocable<byte[]>() {
          @Override
          public void succeeded(byte[] bytes) {
            then.accept(bytes, null);
          }

          @Override
          public void failed(Throwable cause) {
            then.accept(NONE, cause);
          }
        });
  }

  /** Throws away what is left of a source. */
  static void skip(Content.Source source) {
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(() -> skip(source));
        return;
      }
      boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
      chunk.release();
      if (last) {
        return;
      }
    }
  }
}
