package io.slit.server.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One who listens to plans: a write at a time, and the newest plan next. */
final class StreamClient implements Callback {
  private final Response response;
  private final Callback callback;
  private final Consumer<StreamClient> gone;
  private boolean writing;
  private boolean ended;
  private long since;
  private @Nullable String lastId;
  private @Nullable PlanEvent next;

  StreamClient(Response response, Callback callback, Consumer<StreamClient> gone) {
    this.response = response;
    this.callback = callback;
    this.gone = gone;
  }

  /** Sends a plan, or keeps it until what is being sent is taken; the same one is sent once. */
  void send(PlanEvent event) {
    synchronized (this) {
      if (ended || event.id().equals(lastId)) {
        return;
      }
      lastId = event.id();
      if (writing) {
        next = event;
        return;
      }
      begin();
    }
    write(event.bytes());
  }

  /** Sends a comment, unless something is being sent. */
  void sendComment(byte[] comment) {
    synchronized (this) {
      if (ended || writing) {
        return;
      }
      begin();
    }
    write(comment);
  }

  private void begin() {
    writing = true;
    since = System.nanoTime();
  }

  private void write(byte[] bytes) {
    response.write(false, ByteBuffer.wrap(bytes), this);
  }

  /** What was sent has been taken. */
  @Override
  public void succeeded() {
    PlanEvent event;
    synchronized (this) {
      writing = false;
      event = next;
      next = null;
      if (event == null || ended) {
        return;
      }
      begin();
    }
    write(event.bytes());
  }

  /** The client is gone. */
  @Override
  public void failed(Throwable cause) {
    if (leave()) {
      callback.failed(cause);
    }
  }

  /** Returns for how long it has not taken what was sent, in ns. */
  synchronized long busySince(long now) {
    return writing ? now - since : 0;
  }

  /** Breaks off. */
  void drop() {
    failed(new TimeoutException("The client does not read."));
  }

  /** Ends the stream. */
  void end() {
    if (leave()) {
      response.write(true, ByteBuffer.allocate(0), callback);
    }
  }

  private boolean leave() {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
    }
    gone.accept(this);
    return true;
  }
}
