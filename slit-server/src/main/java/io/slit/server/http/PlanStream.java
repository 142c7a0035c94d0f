package io.slit.server.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each new plan to all who listen, and a comment now and then. Nobody is waited for: a client
 * that has not taken what was sent within {@link Limits#slow} is dropped, and one that is behind
 * gets the newest plan only. One thread for all of them.
 */
final class PlanStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlanStream.class);
  private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);

  private final PlanService plans;
  private final Limits limits;
  private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "slit-plan-stream");
  private volatile boolean closed;

  /**
   * How much is done for listeners.
   *
   * @param clients at the same time
   * @param heartbeat between two comments
   * @param slow after which a client that does not read is dropped
   */
  record Limits(int clients, Duration heartbeat, Duration slow) {
    static final Limits STANDARD = new Limits(256, Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  PlanStream(PlanService plans, Limits limits) {
    this.plans = plans;
    this.limits = limits;
    thread.setDaemon(true);
  }

  void start() {
    plans.onPublish(news::release);
    thread.start();
  }

  /** Tells whether one more may listen. */
  boolean hasRoom() {
    return !closed && clients.size() < limits.clients();
  }

  /**
   * Begins to send.
   *
   * @param lastId the last event that the client has, or null
   */
  void join(Response response, Callback callback, @Nullable String lastId) {
    StreamClient client = new StreamClient(response, callback, clients::remove);
    clients.add(client);
    Optional<PlanEvent> now = plans.event();
    if (now.isPresent() && !now.get().id().equals(lastId)) {
      client.send(now.get());
    } else {
      client.sendComment(HEARTBEAT);
    }
    if (closed) {
      client.end();
    }
  }

  int clients() {
    return clients.size();
  }

  private void run() {
    try {
      while (true) {
        boolean isNew = news.tryAcquire(limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        round(isNew);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round(boolean isNew) {
    try {
      dropSlow();
      Optional<PlanEvent> event = isNew ? plans.event() : Optional.empty();
      for (StreamClient client : clients) {
        event.ifPresentOrElse(client::send, () -> client.sendComment(HEARTBEAT));
      }
    } catch (RuntimeException e) {
      LOG.error("A plan was not sent to its listeners: {}", e.getMessage(), e);
    }
  }

  private void dropSlow() {
    long now = System.nanoTime();
    for (StreamClient client : clients) {
      if (client.busySince(now) > limits.slow().toNanos()) {
        client.drop();
      }
    }
  }

  /** Ends all streams. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    clients.forEach(StreamClient::end);
  }
}
