package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Test;

class PassedBodyTest {
  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void isReadPieceByPieceToItsEnd() {
    PassedBody body = new PassedBody(bytes("head"), bytes("rest"));
    assertEquals(8, body.getLength());
    Content.Chunk first = body.read();
    assertEquals("head", StandardCharsets.US_ASCII.decode(first.getByteBuffer()).toString());
    assertFalse(first.isLast());
    Content.Chunk second = body.read();
    assertEquals("rest", StandardCharsets.US_ASCII.decode(second.getByteBuffer()).toString());
    assertTrue(second.isLast());
    assertTrue(body.read().isLast());
    assertFalse(body.read().hasRemaining());
  }

  @Test
  void doesNotHoldWhatWasRead() throws Exception {
    PassedBody body = new PassedBody(ByteBuffer.allocate(1 << 20));
    WeakReference<ByteBuffer> read = new WeakReference<>(body.read().getByteBuffer());
    for (int i = 0; i < 100 && read.get() != null; i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertNull(read.get());
    assertTrue(body.read().isLast());
  }

  @Test
  void whatFailsStaysFailed() {
    PassedBody body = new PassedBody(bytes("x"));
    EOFException cause = new EOFException("gone");
    body.fail(cause);
    body.fail(new EOFException("later"));
    Content.Chunk failure = body.read();
    assertNotNull(failure.getFailure());
    assertSame(cause, failure.getFailure());
    assertTrue(failure.isLast());
  }
}
