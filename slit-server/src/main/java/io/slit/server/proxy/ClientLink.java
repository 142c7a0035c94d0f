package io.slit.server.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/**
 * The connection of a caller whose request has been read. While the answer is made nobody reads
 * from it, so nobody would notice that the caller has left: this looks.
 */
final class ClientLink {
  private final EndPoint endPoint;
  private final ByteBuffer buffer = BufferUtil.allocate(16);
  private boolean over;
  private boolean spoiled;

  ClientLink(Request request) {
    this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
  }

  /** Tells whether the caller has closed its side. */
  synchronized boolean isGone() {
    if (over || spoiled) {
      return false;
    }
    try {
      BufferUtil.clear(buffer);
      int some = endPoint.fill(buffer);
      spoiled = some > 0; // a request before the answer to this one: it is not served
      return some < 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Leaves the connection to the server again; nothing is read from here on. */
  synchronized void release() {
    over = true;
    if (spoiled) {
      endPoint.close();
    }
  }
}
