package io.slit.server.datasets.format;

/**
 * One column of a table.
 *
 * @param unit the unit of the numbers; "1" for a ratio, "-" where there is none
 * @param range what a number may be; {@link Range#UNBOUNDED} for text and hours
 * @param nullable whether a cell may be empty, which means "not known"
 */
public record Column(String name, String unit, ColumnType type, Range range, boolean nullable) {

  public Column {
    if (name.isBlank() || name.contains(",")) {
      throw new DatasetException(
          "The name of a column (%s) must be a word without commas. Use snake_case with the unit at the end."
              .formatted(name));
    }
  }

  /** A column of text. */
  public static Column text(String name) {
    return new Column(name, "-", ColumnType.TEXT, Range.UNBOUNDED, false);
  }

  /** The column of hours of a time series. */
  public static Column utcHour(String name) {
    return new Column(name, "-", ColumnType.UTC_HOUR, Range.UNBOUNDED, false);
  }

  /** A column of 0 and 1. */
  public static Column flag(String name) {
    return new Column(name, "-", ColumnType.FLAG, new Range(0, 1), false);
  }

  /** A column of whole numbers. */
  public static Column integer(String name, String unit, Range range) {
    return new Column(name, unit, ColumnType.INTEGER, range, false);
  }

  /** A column of decimal numbers. */
  public static Column decimal(String name, String unit, Range range) {
    return new Column(name, unit, ColumnType.DECIMAL, range, false);
  }

  /** The same column, in which a cell may be empty. */
  public Column orEmpty() {
    return new Column(name, unit, type, range, true);
  }

  private String unitText() {
    return unit.equals("-") || unit.equals("1") ? "" : " " + unit;
  }

  /** What a cell must be, for a message. */
  String allowed() {
    String kind =
        switch (type) {
          case TEXT -> "text";
          case UTC_HOUR -> "an hour in UTC such as 2023-11-16T18";
          case FLAG -> "0 or 1";
          case INTEGER -> "a whole number in " + range + unitText();
          case DECIMAL -> "a number in " + range + unitText();
        };
    return nullable ? kind + ", or empty" : kind;
  }
}
