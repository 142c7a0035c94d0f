package io.slit.server.telemetry.store;

import io.slit.server.storage.OutcomeLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries outcomes on to Parquet every so often, compacts, and deletes what is too old, in a thread
 * of its own. What fails is logged and tried again the next time: outcomes stay in the store.
 */
public final class TelemetryKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryKeeper.class);
  private static final int ROUNDS_PER_TIDYING = 60;

  private final Flusher flusher;
  private final OutcomeLog log;
  private final TelemetryStore store;
  private final Keeping keeping;
  private final Thread thread;

  /**
   * How long telemetry is kept.
   *
   * @param every wall time between two rounds
   * @param days that are kept, by the clock that outcomes are booked at
   */
  public record Keeping(Duration every, int days, InstantSource clock) {}

  private TelemetryKeeper(Flusher flusher, OutcomeLog log, TelemetryStore store, Keeping keeping) {
    this.flusher = flusher;
    this.log = log;
    this.store = store;
    this.keeping = keeping;
    this.thread = new Thread(this::run, "slit-telemetry");
  }

  /** Starts keeping; the log is closed with it. */
  public static TelemetryKeeper start(
      OutcomeLog log, TelemetryStore store, OutcomeDescriber describer, Keeping keeping) {
    TelemetryKeeper keeper =
        new TelemetryKeeper(new Flusher(log, store, describer), log, store, keeping);
    keeper.thread.start();
    return keeper;
  }

  private void run() {
    try {
      for (int round = 0; ; round++) {
        Thread.sleep(keeping.every().toMillis());
        flush();
        if (round % ROUNDS_PER_TIDYING == 0) {
          tidy();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    try {
      flusher.flush();
    } catch (RuntimeException e) {
      LOG.error("Outcomes were not carried on: {} They stay in the store.", e.getMessage(), e);
    }
  }

  private void tidy() {
    try {
      store.compact();
      Instant before = keeping.clock().instant().minus(Duration.ofDays(keeping.days()));
      int files = store.deleteBefore(LocalDate.ofInstant(before, ZoneOffset.UTC));
      int rows = log.forget(before);
      if (files + rows > 0) {
        LOG.info("Deleted {} files and {} outcomes from before {}.", files, rows, before);
      }
    } catch (RuntimeException e) {
      LOG.error("Telemetry was not tidied: {}", e.getMessage(), e);
    }
  }

  /** Stops, and carries on what waits. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flush();
    log.close();
  }
}
