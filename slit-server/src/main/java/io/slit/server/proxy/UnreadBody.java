package io.slit.server.proxy;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * The body of a request that is refused before it was read. It is thrown away before the answer
 * goes out: a connection that is closed on bytes which still come may take the answer with it.
 */
public final class UnreadBody {
  /** Of a body that is longer no more is waited for. */
  public static final long MOST_THROWN_AWAY = 1 << 24;

  private final Request request;
  private final Runnable then;
  private long left = MOST_THROWN_AWAY;

  private UnreadBody(Request request, Runnable then) {
    this.request = request;
    this.then = then;
  }

  /**
   * Throws away what comes of a body, if it is to come at all: who expects to be asked for it, or
   * declares more than {@value #MOST_THROWN_AWAY} bytes, is answered at once. No thread waits.
   *
   * @param then is run once, when the body has come to its end or is waited for no more
   */
  public static void discard(Request request, Runnable then) {
    boolean comes =
        request.getLength() <= MOST_THROWN_AWAY
            && !request.getHeaders().contains(HttpHeader.EXPECT);
    if (comes) {
      new UnreadBody(request, then).readOn();
    } else {
      then.run();
    }
  }

  private void readOn() {
    while (left > 0) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::readOn);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        break;
      }
      left -= chunk.remaining();
      chunk.release();
      if (chunk.isLast()) {
        break;
      }
    }
    then.run();
  }
}
