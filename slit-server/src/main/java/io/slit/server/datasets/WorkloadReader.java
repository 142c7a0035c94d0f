package io.slit.server.datasets;

import io.slit.server.datasets.DemandShape.Window;
import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Turns the rows about requests (traces, demand, lengths) into records. */
final class WorkloadReader {

  /** The length of a window of the demand, in seconds. */
  static final int WINDOW_S = 600;

  private static final long MS_PER_S = 1000;

  private WorkloadReader() {}

  static List<TraceRequest> trace(Table table, Problems problems) {
    List<TraceRequest> requests = new ArrayList<>();
    double before = 0;
    for (int row = 0; row < table.rows(); row++) {
      double offsetS = table.number("offset_s", row);
      if (offsetS < before) {
        String allowed = "at or after the one above it, " + before + " s";
        problems.add(new Problem(row + 2L, "offset_s", String.valueOf(offsetS), allowed));
      }
      before = offsetS;
      Duration offset = Duration.ofMillis(Math.round(offsetS * MS_PER_S));
      requests.add(
          new TraceRequest(
              offset, table.whole("input_tokens", row), table.whole("output_tokens", row)));
    }
    problems.refuseIfAny();
    return List.copyOf(requests);
  }

  static DemandShape demand(Table table, Problems problems) {
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int startS = table.whole("window_start_s", row);
      if (startS != row * WINDOW_S) {
        String allowed = row * WINDOW_S + ", the next window";
        problems.add(new Problem(row + 2L, "window_start_s", String.valueOf(startS), allowed));
      }
      windows.add(
          new Window(
              Duration.ofSeconds(startS),
              known(table, "total_rps", row),
              known(table, "request_weighted_cv", row)));
    }
    problems.refuseIfAny();
    return new DemandShape(Duration.ofSeconds(WINDOW_S), windows);
  }

  static List<TokenLengths> lengths(Table table) {
    List<TokenLengths> lengths = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      lengths.add(
          new TokenLengths(table.whole("input_tokens", row), table.whole("output_tokens", row)));
    }
    return List.copyOf(lengths);
  }

  private static OptionalDouble known(Table table, String column, int row) {
    return table.isEmpty(column, row)
        ? OptionalDouble.empty()
        : OptionalDouble.of(table.number(column, row));
  }
}
