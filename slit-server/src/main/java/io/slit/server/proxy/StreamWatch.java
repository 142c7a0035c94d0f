package io.slit.server.proxy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that looks at all open requests: who has left, who takes too long. */
final class StreamWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
  private static final long PERIOD_MILLIS = 50;

  private final Set<Relay> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "slit-proxy-watch");
            made.setDaemon(true);
            return made;
          });

  void start() {
    ScheduledFuture<?> unused = // it ends with its thread
        thread.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    for (Relay relay : open) {
      try {
        relay.look(now);
      } catch (RuntimeException e) {
        LOG.error("A request of the proxy could not be looked at.", e);
      }
    }
  }

  void add(Relay relay) {
    open.add(relay);
  }

  int open() {
    return open.size();
  }

  void remove(Relay relay) {
    open.remove(relay);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
