package io.slit.server.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Decides which bytes of an answer go on now and which wait: of events whole ones go on, so that an
 * answer can be cut between them; of others nothing until it is known to be whole or is large.
 * Every byte goes on in the end, in order. Not thread-safe.
 */
sealed interface Framer {
  /** Bytes that are held back at the most. */
  int MOST = 256 * 1024;

  /** Tells whether an answer with these headers is a stream of events. */
  static boolean areEvents(HttpFields headers) {
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }

  /** Returns what frames an answer with these headers; encoded events cannot be told apart. */
  static Framer of(HttpFields headers) {
    if (!areEvents(headers)) {
      return new Whole();
    }
    return headers.contains(HttpHeader.CONTENT_ENCODING) ? new Through() : new Events();
  }

  /**
   * Takes the next bytes of an answer.
   *
   * @param last whether the answer ends with them
   * @return what may go on now; it may share the argument's memory
   */
  ByteBuffer accept(ByteBuffer bytes, boolean last);

  /** Tells whether the event that ends an OpenAI stream has gone on. */
  boolean isDone();

  /** Holds back the event that is not whole yet. */
  final class Events implements Framer {
    private static final Pattern DONE = Pattern.compile("(?:^|[\\r\\n])data: ?\\[DONE]\\s*$");
    private static final int END = 32;

    private byte[] held = new byte[0];
    private boolean done;

    @Override
    public ByteBuffer accept(ByteBuffer bytes, boolean last) {
      ByteBuffer all = held.length == 0 ? bytes : joined(held, bytes);
      int end = last || all.remaining() > MOST ? all.limit() : endOfEvents(all);
      ByteBuffer whole = all.slice(all.position(), end - all.position());
      held = new byte[all.limit() - end];
      all.get(end, held);
      done = done || endsWithDone(whole);
      return whole;
    }

    @Override
    public boolean isDone() {
      return done;
    }

    /** Returns the position after the last empty line. */
    private static int endOfEvents(ByteBuffer all) {
      for (int i = all.limit() - 1; i > all.position(); i--) {
        byte last = all.get(i);
        if (last != '\n' && last != '\r') {
          continue;
        }
        boolean pair = all.get(i - 1) == last;
        boolean lines =
            last == '\n'
                && i - 3 >= all.position()
                && all.get(i - 1) == '\r'
                && all.get(i - 2) == '\n'
                && all.get(i - 3) == '\r';
        if (pair || lines) {
          return i + 1;
        }
      }
      return all.position();
    }

    private static boolean endsWithDone(ByteBuffer whole) {
      int some = Math.min(whole.remaining(), END);
      byte[] end = new byte[some];
      whole.get(whole.limit() - some, end);
      return DONE.matcher(new String(end, StandardCharsets.ISO_8859_1)).find();
    }
  }

  /** Holds an answer back until it is whole or large. */
  final class Whole implements Framer {
    private byte[] held = new byte[0];
    private boolean large;

    @Override
    public ByteBuffer accept(ByteBuffer bytes, boolean last) {
      ByteBuffer all = held.length == 0 ? bytes : joined(held, bytes);
      large = large || all.remaining() > MOST;
      if (large || last) {
        held = new byte[0];
        return all;
      }
      held = new byte[all.remaining()];
      all.get(held);
      return ByteBuffer.allocate(0);
    }

    @Override
    public boolean isDone() {
      return false;
    }
  }

  /** Holds nothing back: bytes that are encoded. */
  final class Through implements Framer {
    @Override
    public ByteBuffer accept(ByteBuffer bytes, boolean last) {
      return bytes;
    }

    @Override
    public boolean isDone() {
      return false;
    }
  }

  private static ByteBuffer joined(byte[] held, ByteBuffer bytes) {
    ByteBuffer all = ByteBuffer.allocate(held.length + bytes.remaining());
    all.put(held).put(bytes);
    return all.flip();
  }
}
