package io.slit.server.footprint;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One plan, while it was in force in its epoch.
 *
 * @param planId the plan
 * @param run wall time at which the server started that kept it, in ms
 * @param from when it came into force, on the clock of the plans
 * @param to until when it is known to have been
 * @param epochStart begin of its epoch
 * @param epochEnd end of its epoch
 * @param planned what it was to cost over the whole epoch; nothing where the front was not known
 * @param baselines the same of simple rules, by name
 * @param realised outcomes that were reported meanwhile
 */
public record LedgerRow(
    String planId,
    long run,
    Instant from,
    Instant to,
    Instant epochStart,
    Instant epochEnd,
    Optional<Planned> planned,
    Map<String, Planned> baselines,
    Realised realised) {
  /** Copies the map, keeping its order. */
  public LedgerRow {
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  LedgerRow until(Instant instant) {
    return with(instant, realised);
  }

  LedgerRow with(Realised more) {
    return with(to, more);
  }

  private LedgerRow with(Instant end, Realised outcomes) {
    return new LedgerRow(
        planId, run, from, end, epochStart, epochEnd, planned, baselines, outcomes);
  }

  /** Returns the part of its epoch for which it was in force within a period. */
  public double part(Instant periodFrom, Instant periodTo) {
    Instant begin = latest(latest(from, epochStart), periodFrom);
    Instant end = earliest(earliest(to, epochEnd), periodTo);
    return begin.isBefore(end)
        ? (double) Duration.between(begin, end).toMillis()
            / Duration.between(epochStart, epochEnd).toMillis()
        : 0;
  }

  /** Returns how long it was in force within a period and its epoch, in seconds. */
  public double seconds(Instant periodFrom, Instant periodTo) {
    return part(periodFrom, periodTo) * Duration.between(epochStart, epochEnd).toMillis() / 1000.0;
  }

  /** Tells whether another run of the server lived through the same time again, and later. */
  boolean isRepeatedBy(LedgerRow other) {
    return other.run > run && from.isBefore(other.to) && other.from.isBefore(to);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earliest(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
