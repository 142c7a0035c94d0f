package io.slit.server.telemetry.store;

import io.slit.server.storage.OutcomeLog;
import io.slit.server.storage.StoredOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcomes of a log that were not carried on to Parquet yet, as rows.
 *
 * @param after number of the last row of the log that was carried on; these follow it
 * @param rows in the order of the log
 */
public record WaitingRows(long after, List<TelemetryRecord> rows) {
  /** Nothing waits. */
  public static final WaitingRows NONE = new WaitingRows(Long.MAX_VALUE, List.of());

  /** Copies the list. */
  public WaitingRows {
    rows = List.copyOf(rows);
  }

  /**
   * Reads what waits; the log does not change.
   *
   * @param describe makes a row of an outcome; nothing where its deployment is unknown
   */
  public static WaitingRows of(
      OutcomeLog log, Function<StoredOutcome, Optional<TelemetryRecord>> describe) {
    List<TelemetryRecord> rows = new ArrayList<>();
    long after = log.forEachWaiting(outcome -> describe.apply(outcome).ifPresent(rows::add));
    return new WaitingRows(after, rows);
  }
}
