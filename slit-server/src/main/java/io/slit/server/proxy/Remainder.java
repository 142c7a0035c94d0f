package io.slit.server.proxy;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** What a deployment still sends after {@code [DONE]}: its connection can be used again soon. */
final class Remainder {
  private static final long MOST_MILLIS = 1000;

  private volatile Scheduler.@Nullable Task late;

  /** Throws the rest of an answer away; if it takes too long, breaks off. */
  void skip(Content.Source rest, Scheduler scheduler, Runnable breakOff) {
    late = scheduler.schedule(breakOff, MOST_MILLIS, TimeUnit.MILLISECONDS);
    Bytes.skip(rest);
  }

  /** The answer has ended: what waits for it is let go, and all that belongs to the request. */
  void ended() {
    Scheduler.Task waiting = late;
    if (waiting != null) {
      waiting.cancel();
    }
  }
}
