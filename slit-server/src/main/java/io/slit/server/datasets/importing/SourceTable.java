package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file of a source, cell by cell as text.
 *
 * <p>Columns are found by name, so further columns do no harm. A cell that is not what is asked for
 * refuses the file.
 */
final class SourceTable {

  private static final String ADVICE =
      "Fetch the file again from the source that its provenance names.";

  private final String file;
  private final List<String> header;
  private final List<List<String>> rows;

  private SourceTable(String file, List<String> header, List<List<String>> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  /** The table in this text; every line must have as many cells as the header. */
  static SourceTable parse(String file, String text) {
    Problems problems = new Problems(file, ADVICE);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) {
      problems.add(new Problem(1, "header", "", "present"));
    }
    problems.refuseIfAny();
    List<String> header = cells(lines.get(0));
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = cells(lines.get(line));
      if (cells.size() != header.size()) {
        String found = String.valueOf(cells.size());
        problems.add(
            new Problem(line + 1L, "number of cells", found, String.valueOf(header.size())));
      }
      rows.add(cells);
    }
    problems.refuseIfAny();
    return new SourceTable(file, header, rows);
  }

  int rows() {
    return rows.size();
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  /** The text of a cell, possibly empty. */
  String text(String column, int row) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new DatasetException(
          "The column (%s) must be one of %s of the file (%s). %s"
              .formatted(column, header, file, ADVICE));
    }
    return rows.get(row).get(index);
  }

  /** The number in a cell. */
  BigDecimal number(String column, int row) {
    String text = text(column, row);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException cause) {
      throw refusal(column, row, "a number", cause);
    }
  }

  /** The refusal of a cell. */
  DatasetException refusal(String column, int row, String allowed, Throwable cause) {
    String problem = new Problem(row + 2L, column, text(column, row), allowed).message();
    return new DatasetException(file + " " + problem + " " + ADVICE, cause);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char next = line.charAt(at);
      if (next == '"') {
        if (quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
          cell.append('"');
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (next == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(next);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
