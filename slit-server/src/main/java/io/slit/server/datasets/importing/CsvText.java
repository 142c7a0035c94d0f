package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Column;
import io.slit.server.datasets.format.TableName;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The text of a CSV file of a dataset while it is written, row by row. */
final class CsvText {

  private final TableName table;
  private final StringBuilder text = new StringBuilder();
  private int rows;

  CsvText(TableName table) {
    this.table = table;
    text.append(table.columns().stream().map(Column::name).collect(Collectors.joining(",")))
        .append('\n');
  }

  /** Adds a row: one cell per column, an empty text where nothing is known. */
  void row(String... cells) {
    if (cells.length != table.columns().size()) {
      throw new IllegalArgumentException(
          "A row of the table (%s) must have %d cells, it has %d."
              .formatted(table.label(), table.columns().size(), cells.length));
    }
    for (int column = 0; column < cells.length; column++) {
      text.append(column == 0 ? "" : ",").append(quoted(cells[column]));
    }
    text.append('\n');
    rows++;
  }

  TableName table() {
    return table;
  }

  int rows() {
    return rows;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String cell) {
    return cell.indexOf(',') < 0 && cell.indexOf('"') < 0
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
