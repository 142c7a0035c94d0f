package io.slit.server.planning;

import io.slit.core.search.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Does the work of a search on some threads. They are daemons: a search never keeps the process
 * alive.
 */
public final class ThreadWorkers implements Workers, AutoCloseable {
  private final ExecutorService threads;

  private ThreadWorkers(ExecutorService threads) {
    this.threads = threads;
  }

  /**
   * Returns workers on so many threads; on the caller's own if it is one.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Workers of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A search needs one thread at least, not %d.".formatted(count));
    }
    return count == 1 ? Workers.ONE : pool(count);
  }

  /** Returns workers on so many threads of their own, also if it is one. */
  public static ThreadWorkers pool(int count) {
    return new ThreadWorkers(Executors.newFixedThreadPool(count, named()));
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "slit-search-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public <T> List<T> all(List<Supplier<T>> tasks) {
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    tasks.forEach(task -> futures.add(threads.submit(task::get)));
    List<T> results = new ArrayList<>(tasks.size());
    for (Future<T> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The search was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A piece of the search failed.", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
