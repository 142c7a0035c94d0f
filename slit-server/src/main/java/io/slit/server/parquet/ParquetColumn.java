package io.slit.server.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One column of a table, filled row by row. For one thread.
 *
 * <p>Values are kept as Parquet's PLAIN encoding has them. An optional column may have rows without
 * a value; they are null to readers.
 */
public final class ParquetColumn {
  private final String name;
  private final ParquetType type;
  private final boolean optional;
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
  private int rows;
  private int run;
  private boolean runIsPresent;

  private ParquetColumn(String name, ParquetType type, boolean optional) {
    this.name = name;
    this.type = type;
    this.optional = optional;
  }

  /** Returns an empty column that has a value in every row. */
  public static ParquetColumn of(String name, ParquetType type) {
    return new ParquetColumn(name, type, false);
  }

  /** Returns an empty column that may have rows without a value. */
  public static ParquetColumn optional(String name, ParquetType type) {
    return new ParquetColumn(name, type, true);
  }

  /** Adds a row with a number. */
  public void add(double value) {
    require(ParquetType.DOUBLE);
    littleEndian(Double.doubleToRawLongBits(value));
  }

  /** Adds a row with a whole number. */
  public void add(long value) {
    require(ParquetType.INTEGER);
    littleEndian(value);
  }

  /** Adds a row with an instant. */
  public void add(Instant value) {
    require(ParquetType.INSTANT);
    littleEndian(value.toEpochMilli());
  }

  /** Adds a row with a text. */
  public void add(String value) {
    require(ParquetType.TEXT);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    values.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
    values.writeBytes(bytes);
    count(true);
  }

  /**
   * Adds a row without a value.
   *
   * @throws IllegalStateException if the column is not optional
   */
  public void addUnknown() {
    if (!optional) {
      throw new IllegalStateException("The column %s needs a value in every row.".formatted(name));
    }
    count(false);
  }

  private void littleEndian(long bits) {
    values.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array());
    count(true);
  }

  private void require(ParquetType given) {
    if (type != given) {
      throw new IllegalStateException(
          "The column %s holds values of type %s, not %s.".formatted(name, type, given));
    }
  }

  private void count(boolean present) {
    rows++;
    if (run > 0 && present != runIsPresent) {
      endRun();
    }
    runIsPresent = present;
    run++;
  }

  /** Definition levels are run-length encoded: twice the length, then the level. */
  private void endRun() {
    if (run > 0) {
      ThriftCompact.varint(levels, (long) run << 1);
      levels.write(runIsPresent ? 1 : 0);
      run = 0;
    }
  }

  /** Returns the body of its one page: levels where it is optional, then values. */
  byte[] page() {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    if (optional) {
      endRun();
      byte[] encoded = levels.toByteArray();
      page.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(encoded.length).array());
      page.writeBytes(encoded);
    }
    page.writeBytes(values.toByteArray());
    return page.toByteArray();
  }

  String name() {
    return name;
  }

  ParquetType type() {
    return type;
  }

  boolean isOptional() {
    return optional;
  }

  int rows() {
    return rows;
  }
}
