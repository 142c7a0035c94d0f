package io.slit.server.datasets.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parses the bytes of one CSV file against its columns in a single pass.
 *
 * <p>Lines end with LF; a cell that holds a comma or a quote is quoted, a quote inside it is
 * doubled; a cell never holds a line break. Used once, by one thread.
 */
final class TableParser {

  private final byte[] data;
  private final List<Column> columns;
  private final Problems problems;
  private int position;
  private int line = 1;

  TableParser(byte[] data, List<Column> columns, Problems problems) {
    this.data = data;
    this.columns = columns;
    this.problems = problems;
  }

  /** The cells of all rows; problems are noted, and their cells are left unset. */
  Cells parse(int expectedRows) {
    readHeader();
    int found = countLines() - 1;
    if (found != expectedRows) {
      problems.add(
          new Problem(
              found + 1L, "number of rows", String.valueOf(found), "%d".formatted(expectedRows)));
    }
    problems.refuseIfAny();
    Cells cells = new Cells(columns, found);
    for (int row = 0; row < found; row++) {
      line = row + 2;
      readRow(cells, row);
    }
    return cells;
  }

  private void readHeader() {
    int end = lineEnd();
    String header = new String(data, 0, end, StandardCharsets.UTF_8);
    String expected = columns.stream().map(Column::name).collect(Collectors.joining(","));
    if (!header.equals(expected)) {
      problems.add(new Problem(1, "header", header, "exactly " + expected));
      problems.refuseIfAny();
    }
    position = end + 1;
  }

  private void readRow(Cells cells, int row) {
    int end = lineEnd();
    for (int column = 0; column < columns.size(); column++) {
      int cellEnd = cellEnd(end);
      boolean last = column == columns.size() - 1;
      if (position > end || last != (cellEnd == end)) {
        problems.add(
            new Problem(line, "number of cells", countCells(end), String.valueOf(columns.size())));
        break;
      }
      readCell(cells, column, row, cellEnd);
      position = cellEnd + 1;
    }
    position = end + 1;
  }

  private void readCell(Cells cells, int column, int row, int end) {
    Column definition = columns.get(column);
    if (definition.type() == ColumnType.TEXT) {
      cells.set(column, row, checkedText(definition, end));
    } else if (position == end && definition.nullable()) {
      cells.set(column, row, Double.NaN);
    } else {
      cells.set(column, row, checkedNumber(definition, end));
    }
  }

  private String checkedText(Column column, int end) {
    String text = text(end);
    if (text.isEmpty() && !column.nullable()) {
      problems.add(new Problem(line, column.name(), text, "text that is not empty"));
    }
    return text;
  }

  private double checkedNumber(Column column, int end) {
    double value =
        column.type() == ColumnType.UTC_HOUR
            ? NumberParser.epochHour(data, position, end)
            : NumberParser.decimal(data, position, end);
    boolean fractions = column.type() == ColumnType.DECIMAL;
    if (!column.range().contains(value) || (!fractions && value != Math.rint(value))) {
      problems.add(new Problem(line, column.name(), text(end), column.allowed()));
    }
    return value;
  }

  private String text(int end) {
    if (end - position >= 2 && data[position] == '"' && data[end - 1] == '"') {
      String inner = new String(data, position + 1, end - position - 2, StandardCharsets.UTF_8);
      return inner.replace("\"\"", "\"");
    }
    return new String(data, position, end - position, StandardCharsets.UTF_8);
  }

  private int cellEnd(int end) {
    boolean quoted = false;
    for (int at = position; at < end; at++) {
      if (data[at] == '"') {
        quoted = !quoted;
      } else if (data[at] == ',' && !quoted) {
        return at;
      }
    }
    return end;
  }

  private int lineEnd() {
    int at = position;
    while (at < data.length && data[at] != '\n') {
      at++;
    }
    return at;
  }

  private String countCells(int end) {
    int start = end;
    while (start > 0 && data[start - 1] != '\n') {
      start--;
    }
    int cells = 1;
    for (position = start; cellEnd(end) < end; position = cellEnd(end) + 1) {
      cells++;
    }
    return String.valueOf(cells);
  }

  private int countLines() {
    int lines = 0;
    for (byte at : data) {
      if (at == '\n') {
        lines++;
      }
    }
    boolean unfinished = data.length > 0 && data[data.length - 1] != '\n';
    return unfinished ? lines + 1 : lines;
  }
}
