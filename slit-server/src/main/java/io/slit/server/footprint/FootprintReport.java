package io.slit.server.footprint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sums of a period.
 *
 * @param from begin, on the clock of the plans
 * @param to end
 * @param plannedSeconds of the period for which there is a planned figure; the rest is unknown
 * @param planned what the plans were to cost, each for the part of its epoch it was in force
 * @param baselines the same of simple rules
 * @param realised outcomes reported while the plans were in force
 * @param rows that the sums are of
 */
public record FootprintReport(
    Instant from,
    Instant to,
    double plannedSeconds,
    Planned planned,
    Map<String, Planned> baselines,
    Realised realised,
    List<LedgerRow> rows) {
  /** Sums the rows of a period. */
  public static FootprintReport of(Instant from, Instant to, List<LedgerRow> rows) {
    double seconds = 0;
    Planned planned = Planned.NONE;
    Map<String, Planned> baselines = new LinkedHashMap<>();
    Realised realised = Realised.NONE;
    for (LedgerRow row : rows) {
      double part = row.part(from, to);
      if (row.planned().isPresent()) {
        seconds += row.seconds(from, to);
        planned = planned.plus(row.planned().get().times(part));
        row.baselines()
            .forEach((name, one) -> baselines.merge(name, one.times(part), Planned::plus));
      }
      realised = realised.plus(row.realised());
    }
    return new FootprintReport(from, to, seconds, planned, baselines, realised, rows);
  }
}
