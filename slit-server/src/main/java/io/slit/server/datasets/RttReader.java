package io.slit.server.datasets;

import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import java.util.Arrays;
import java.util.List;

/** Turns the pairs of the table of round-trip times into a matrix, each pair exactly once. */
final class RttReader {

  private RttReader() {}

  static RttMatrix read(Table table, List<String> zones, Problems problems) {
    double[] matrix = new double[zones.size() * zones.size()];
    Arrays.fill(matrix, Double.NaN);
    for (int row = 0; row < table.rows(); row++) {
      int from = zone(table, row, "from_zone", zones, problems);
      int to = zone(table, row, "to_zone", zones, problems);
      if (from < 0 || to < 0) {
        continue;
      }
      int cell = from * zones.size() + to;
      if (!Double.isNaN(matrix[cell])) {
        String pair = zones.get(from) + " to " + zones.get(to);
        problems.add(new Problem(row + 2L, "pair", pair, "unlike all pairs above it"));
      }
      matrix[cell] = table.number("rtt_ms", row);
    }
    checkComplete(matrix, zones, table.rows(), problems);
    problems.refuseIfAny();
    return new RttMatrix(zones, matrix);
  }

  private static int zone(
      Table table, int row, String column, List<String> zones, Problems problems) {
    int index = zones.indexOf(table.text(column, row));
    if (index < 0) {
      problems.add(
          new Problem(row + 2L, column, table.text(column, row), "one of the sites " + zones));
    }
    return index;
  }

  private static void checkComplete(
      double[] matrix, List<String> zones, int rows, Problems problems) {
    for (int cell = 0; cell < matrix.length; cell++) {
      if (Double.isNaN(matrix[cell])) {
        String pair = zones.get(cell / zones.size()) + " to " + zones.get(cell % zones.size());
        problems.add(new Problem(rows + 1L, "pair", pair, "present"));
      }
    }
  }
}
