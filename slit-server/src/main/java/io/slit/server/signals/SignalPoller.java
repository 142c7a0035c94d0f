package io.slit.server.signals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all sources in the background, each at its own pace, on a few daemon threads. Nothing waits
 * for it but the first plan, and that for a bounded time.
 */
public final class SignalPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignalPoller.class);
  private static final int MAX_THREADS = 4;

  private final ScheduledThreadPoolExecutor threads;
  private final CountDownLatch first;

  private SignalPoller(ScheduledThreadPoolExecutor threads, int cycles) {
    this.threads = threads;
    this.first = new CountDownLatch(cycles);
  }

  /**
   * Starts to ask; each source at once.
   *
   * @param random spreads the polls; thread-safe
   */
  public static SignalPoller start(List<? extends SourceCycle<?>> cycles, DoubleSupplier random) {
    AtomicInteger number = new AtomicInteger();
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(
            Math.max(1, Math.min(MAX_THREADS, cycles.size())),
            task -> {
              Thread thread = new Thread(task, "slit-signals-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    SignalPoller poller = new SignalPoller(threads, cycles.size());
    cycles.forEach(cycle -> poller.begin(cycle, new RetryDelay(random)));
    return poller;
  }

  private void begin(SourceCycle<?> cycle, RetryDelay delay) {
    threads.execute(
        () -> {
          boolean failed = poll(cycle, delay, false);
          first.countDown();
          LOG.debug("First round of {}: {}", cycle.name(), failed ? "failed" : "done");
        });
  }

  /** Runs one round and books the next; what went wrong is logged when it begins and ends. */
  private boolean poll(SourceCycle<?> cycle, RetryDelay delay, boolean failedBefore) {
    Optional<SignalException> failure = cycle.run();
    if (failure.isPresent() && !failedBefore) {
      LOG.warn(
          "No {}: {}. The last good values are held.", cycle.name(), failure.get().getMessage());
    } else if (failure.isEmpty() && failedBefore) {
      LOG.info("The {} is back.", cycle.name());
    }
    Duration wait = delay.next(cycle.poll(), failure);
    try {
      ScheduledFuture<?> unused =
          threads.schedule(
              () -> poll(cycle, delay, failure.isPresent()),
              wait.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Polling has ended.", e);
    }
    return failure.isPresent();
  }

  /** Waits until every source was asked once, or the time is over; tells which. */
  public boolean awaitFirst(Duration atMost) {
    try {
      return first.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks no more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
