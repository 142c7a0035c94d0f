package io.slit.server.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes outcomes by group commit: one thread takes all that wait, stores them in one transaction,
 * and gives the receipts after the commit. So many callers share one wait for the disk.
 */
public final class OutcomeWriter implements AutoCloseable {
  private static final int MAX_WAITING = 65_536;
  private static final int MAX_GROUP = 4096;
  private static final long IDLE_MILLIS = 100;

  private final OutcomeTable table;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread thread;
  private volatile boolean closing;

  private OutcomeWriter(OutcomeTable table) {
    this.table = table;
    this.thread = new Thread(this::run, "slit-outcomes");
  }

  static OutcomeWriter start(OutcomeTable table) {
    OutcomeWriter writer = new OutcomeWriter(table);
    writer.thread.start();
    return writer;
  }

  /**
   * Hands an outcome over.
   *
   * @return its receipt, once it is on disk; nothing if too many wait or the store is closing
   */
  public Optional<CompletableFuture<Receipt>> offer(StoredOutcome outcome) {
    Waiting waiting = new Waiting(outcome, new CompletableFuture<>());
    boolean taken = !closing && queue.offer(waiting);
    return taken ? Optional.of(waiting.receipt()) : Optional.empty();
  }

  private void run() {
    List<Waiting> group = new ArrayList<>();
    while (!closing || !queue.isEmpty()) {
      take(group);
      if (!group.isEmpty()) {
        write(group);
        group.clear();
      }
    }
  }

  private void take(List<Waiting> group) {
    try {
      Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        group.add(first);
        queue.drainTo(group, MAX_GROUP - 1);
      }
    } catch (InterruptedException e) {
      closing = true; // what waits is still written
    }
  }

  private void write(List<Waiting> group) {
    List<Receipt> receipts = new ArrayList<>(group.size());
    try {
      for (Waiting waiting : group) {
        receipts.add(table.insert(waiting.outcome()));
      }
      table.commit();
    } catch (SQLException e) {
      fail(group, e);
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).receipt().complete(receipts.get(i));
    }
  }

  private void fail(List<Waiting> group, SQLException cause) {
    StorageException failure =
        new StorageException("The outcome could not be written: " + cause.getMessage(), cause);
    try {
      table.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    group.forEach(waiting -> waiting.receipt().completeExceptionally(failure));
  }

  /** Refuses further outcomes, writes those that wait, and closes the table. */
  @Override
  public void close() {
    if (closing && !thread.isAlive()) {
      return;
    }
    closing = true;
    try {
      thread.join();
      failLate();
      table.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new StorageException("The store could not be closed.", e);
    }
  }

  /** An offer that raced with closing gets no receipt, so its caller sends it again. */
  private void failLate() {
    StorageException late = new StorageException("The store is closed.");
    for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
      waiting.receipt().completeExceptionally(late);
    }
  }

  private record Waiting(StoredOutcome outcome, CompletableFuture<Receipt> receipt) {}
}
