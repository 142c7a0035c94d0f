package io.slit.server.proxy;

import io.slit.server.json.OpenAiRequest;
import io.slit.server.json.OpenAiRequestReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** A request of a caller, whole. Its body is passed on and nothing else. Not thread-safe. */
final class Asked {
  private static final int SHORT_BYTES = 1 << 13;

  private final String path;
  private final HttpFields headers;
  private final OpenAiRequest read;
  private final Wishes wishes;
  private byte @Nullable [] body;

  /**
   * Takes a request.
   *
   * @param path below {@code /v1}, query included
   */
  Asked(String path, HttpFields headers, byte[] body, OpenAiRequest read, Wishes wishes) {
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.read = read;
    this.wishes = wishes;
  }

  String path() {
    return path;
  }

  HttpFields headers() {
    return headers;
  }

  OpenAiRequest read() {
    return read;
  }

  Wishes wishes() {
    return wishes;
  }

  /** Tells whether an answer in events ends with {@code [DONE]}. */
  boolean endsWithDone() {
    return path.startsWith("/chat/completions") || path.startsWith("/completions");
  }

  /** Lets the body go: an answer has begun, and no other deployment will be asked. */
  void forgetBody() {
    body = null;
  }

  /**
   * Returns the body with another model, in pieces as few as can be had without copying much: a
   * short body is one, of a long one the longer side of the model is not copied.
   *
   * @throws IllegalStateException if the body was let go
   */
  ByteBuffer[] bodyFor(String model) {
    byte[] whole = body;
    if (whole == null) {
      throw new IllegalStateException("The body has been let go.");
    }
    byte[] name = OpenAiRequestReader.quoted(model);
    int before = read.modelStart();
    int after = read.modelEnd();
    int rest = whole.length - after;
    if (whole.length <= SHORT_BYTES) {
      return new ByteBuffer[] {
        joined(piece(whole, 0, before), ByteBuffer.wrap(name), piece(whole, after, rest))
      };
    }
    return before <= rest
        ? new ByteBuffer[] {
          joined(piece(whole, 0, before), ByteBuffer.wrap(name)), piece(whole, after, rest)
        }
        : new ByteBuffer[] {
          piece(whole, 0, before), joined(ByteBuffer.wrap(name), piece(whole, after, rest))
        };
  }

  private static ByteBuffer piece(byte[] whole, int from, int length) {
    return ByteBuffer.wrap(whole, from, length).slice();
  }

  private static ByteBuffer joined(ByteBuffer... pieces) {
    ByteBuffer all =
        ByteBuffer.allocate(Arrays.stream(pieces).mapToInt(ByteBuffer::remaining).sum());
    for (ByteBuffer piece : pieces) {
      all.put(piece);
    }
    return all.flip();
  }
}
