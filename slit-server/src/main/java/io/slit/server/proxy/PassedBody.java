package io.slit.server.proxy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way to a deployment. What has been read is not held: a long prompt is not kept for
 * as long as its answer takes. It is sent once; a further attempt makes another.
 */
final class PassedBody implements Request.Content {
  private static final String JSON = "application/json";

  private final @Nullable ByteBuffer[] pieces;
  private final long length;
  private int next;
  private Content.@Nullable Chunk failure;

  PassedBody(ByteBuffer... pieces) {
    this.pieces = pieces.clone();
    this.length = Arrays.stream(pieces).mapToLong(ByteBuffer::remaining).sum();
  }

  @Override
  public String getContentType() {
    return JSON;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public synchronized Content.Chunk read() {
    if (failure != null) {
      return failure;
    }
    if (next == pieces.length) {
      return Content.Chunk.EOF;
    }
    ByteBuffer piece = pieces[next];
    pieces[next] = null;
    next++;
    return Content.Chunk.from(piece, next == pieces.length);
  }

  @Override
  public void demand(Runnable callback) {
    callback.run(); // there is always something to read
  }

  @Override
  public synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = Content.Chunk.from(cause, true);
    }
    Arrays.fill(pieces, null);
    next = pieces.length;
  }
}
