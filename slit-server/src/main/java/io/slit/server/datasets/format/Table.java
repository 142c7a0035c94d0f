package io.slit.server.datasets.format;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The checked content of one file, column by column.
 *
 * <p>Immutable and thread-safe. Hours are numbers too: whole hours since 1970-01-01T00Z.
 */
public final class Table {

  private final String file;
  private final List<Column> columns;
  private final double[][] numbers;
  private final String[][] texts;
  private final int rows;

  Table(String file, List<Column> columns, Cells cells) {
    this.file = file;
    this.columns = columns;
    this.numbers = cells.numbers();
    this.texts = cells.texts();
    this.rows = cells.rows();
  }

  /** The file that this table was read from. */
  public String file() {
    return file;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** All numbers of a column; an empty cell is refused. */
  public double[] numbers(String column) {
    int index = indexOf(column);
    double[] copy = numbers[index].clone();
    for (int row = 0; row < rows; row++) {
      if (Double.isNaN(copy[row])) {
        throw empty(column, row);
      }
    }
    return copy;
  }

  /** The number in one cell, which must not be empty. */
  public double number(String column, int row) {
    double value = numbers[indexOf(column)][row];
    if (Double.isNaN(value)) {
      throw empty(column, row);
    }
    return value;
  }

  /** The whole number in one cell, which must not be empty. */
  public int whole(String column, int row) {
    return Math.toIntExact((long) number(column, row));
  }

  /** The text in one cell; empty where nothing is known. */
  public String text(String column, int row) {
    return texts[indexOf(column)][row];
  }

  /** Whether nothing is known for this cell. */
  public boolean isEmpty(String column, int row) {
    int index = indexOf(column);
    return columns.get(index).type() == ColumnType.TEXT
        ? texts[index][row].isEmpty()
        : Double.isNaN(numbers[index][row]);
  }

  private int indexOf(String column) {
    return IntStream.range(0, columns.size())
        .filter(index -> columns.get(index).name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "The column (%s) must be one of %s of the file (%s). Check the name."
                        .formatted(column, columns.stream().map(Column::name).toList(), file)));
  }

  private DatasetException empty(String column, int row) {
    return new DatasetException(
        "The %s in line %d of the file (%s) is empty, which means not known. Ask isEmpty before reading it."
            .formatted(column, row + 2, file));
  }
}
