package io.slit.server.parquet;

/** What a column holds. */
public enum ParquetType {
  /** Numbers in double precision. */
  DOUBLE(5, -1),
  /** Whole numbers of 64 bits. */
  INTEGER(2, -1),
  /** Text in UTF-8. */
  TEXT(6, 0),
  /** Instants in UTC, to the millisecond. */
  INSTANT(2, 9);

  /** The physical type in {@code parquet.thrift}. */
  final int physical;

  /** The converted type in {@code parquet.thrift}; -1 for none. */
  final int converted;

  ParquetType(int physical, int converted) {
    this.physical = physical;
    this.converted = converted;
  }
}
