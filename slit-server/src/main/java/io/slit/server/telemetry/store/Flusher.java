package io.slit.server.telemetry.store;

import io.slit.server.storage.OutcomeLog;
import io.slit.server.storage.OutcomeLog.Range;
import io.slit.server.storage.StoredOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries outcomes from the log to Parquet, each once: a range is written down as begun, its parts
 * are written under names made of it, then it is written down as done. A crash between any two
 * steps leads to the same parts being written again over themselves.
 */
public final class Flusher {
  private final OutcomeLog log;
  private final TelemetryStore store;
  private final Function<StoredOutcome, Optional<TelemetryRecord>> describe;

  /**
   * Takes its collaborators.
   *
   * @param describe makes a row of an outcome; nothing where its deployment is unknown
   */
  public Flusher(
      OutcomeLog log,
      TelemetryStore store,
      Function<StoredOutcome, Optional<TelemetryRecord>> describe) {
    this.log = log;
    this.store = store;
    this.describe = describe;
  }

  /** Carries on all that waits; returns how many outcomes. */
  public int flush() {
    int count = 0;
    for (Optional<Range> range = log.begin(); range.isPresent(); range = log.begin()) {
      List<TelemetryRecord> rows = new ArrayList<>();
      log.forEach(range.get(), outcome -> describe.apply(outcome).ifPresent(rows::add));
      store.writeLogged(range.get().from(), range.get().to(), rows);
      log.finish(range.get());
      count += rows.size();
    }
    return count;
  }
}
