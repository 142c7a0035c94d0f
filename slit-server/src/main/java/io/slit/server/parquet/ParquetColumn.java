package io.slit.server.parquet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One column of a table, filled row by row. For one thread.
 *
 * <p>Values are kept as Parquet's PLAIN encoding has them; those of a column of words, of which
 * many repeat, as positions in a dictionary. An optional column may have rows without a value; they
 * are null to readers.
 */
public final class ParquetColumn {
  private final String name;
  private final ParquetType type;
  private final boolean optional;
  private final boolean hasDictionary;
  private final GrowingBytes values = new GrowingBytes();
  private final GrowingBytes levels = new GrowingBytes();
  private final Map<String, Integer> words = new LinkedHashMap<>();
  private final PackedCodes codes = new PackedCodes();
  private int rows;
  private int run;
  private boolean runIsPresent;

  private ParquetColumn(String name, ParquetType type, boolean optional, boolean hasDictionary) {
    this.name = name;
    this.type = type;
    this.optional = optional;
    this.hasDictionary = hasDictionary;
  }

  /** Returns an empty column that has a value in every row. */
  public static ParquetColumn of(String name, ParquetType type) {
    return new ParquetColumn(name, type, false, false);
  }

  /** Returns an empty column that may have rows without a value. */
  public static ParquetColumn optional(String name, ParquetType type) {
    return new ParquetColumn(name, type, true, false);
  }

  /** Returns an empty column of texts of which many repeat; it may have rows without a value. */
  public static ParquetColumn words(String name) {
    return new ParquetColumn(name, ParquetType.TEXT, true, true);
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
    if (hasDictionary) {
      codes.add(words.computeIfAbsent(value, missing -> words.size()));
    } else {
      putText(values, value);
    }
    count(true);
  }

  private static void putText(GrowingBytes to, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    to.putInt(bytes.length);
    to.putBytes(bytes);
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
    values.putLong(bits);
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
      levels.putVarint((long) run << 1);
      levels.putByte(runIsPresent ? 1 : 0);
      run = 0;
    }
  }

  /** Returns the body of its one page: levels where it is optional, then values. */
  byte[] page() {
    GrowingBytes page = new GrowingBytes();
    if (optional) {
      endRun();
      byte[] encoded = levels.toArray();
      page.putInt(encoded.length);
      page.putBytes(encoded);
    }
    page.putBytes(hasDictionary ? codes.encoded(words.size()) : values.toArray());
    return page.toArray();
  }

  boolean hasDictionary() {
    return hasDictionary;
  }

  int dictionarySize() {
    return words.size();
  }

  /** Returns the body of its dictionary page: the words, in the order of their codes. */
  byte[] dictionary() {
    GrowingBytes page = new GrowingBytes();
    words.keySet().forEach(word -> putText(page, word));
    return page.toArray();
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
