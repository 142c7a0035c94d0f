package io.slit.server.datasets.format;

import java.util.List;

/** The cells of a table while it is being read: numbers and texts by column, then row. */
final class Cells {

  private final double[][] numbers;
  private final String[][] texts;
  private final int rows;

  Cells(List<Column> columns, int rows) {
    this.rows = rows;
    this.numbers = new double[columns.size()][];
    this.texts = new String[columns.size()][];
    for (int index = 0; index < columns.size(); index++) {
      boolean text = columns.get(index).type() == ColumnType.TEXT;
      numbers[index] = new double[text ? 0 : rows];
      texts[index] = new String[text ? rows : 0];
    }
  }

  double[][] numbers() {
    return numbers;
  }

  String[][] texts() {
    return texts;
  }

  int rows() {
    return rows;
  }

  void set(int column, int row, double value) {
    numbers[column][row] = value;
  }

  void set(int column, int row, String value) {
    texts[column][row] = value;
  }
}
