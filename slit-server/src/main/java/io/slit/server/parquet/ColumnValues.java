package io.slit.server.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The values of one column of a file, by row. Asking for the value of a row without one, or for a
 * value of another type, is a fault of the caller. Immutable.
 */
public final class ColumnValues {
  private static final int ABSENT = -1;

  private final ParquetType type;
  private final int[] places;
  private final long[] numbers;
  private final byte[] texts;
  private final List<String> words;

  /**
   * Takes decoded values.
   *
   * @param places for each row the position of its value, or -1
   * @param numbers bits of the numbers, starts of the texts, or codes of the words
   * @param texts where texts stand, each after its length
   * @param words the dictionary, empty without one
   */
  ColumnValues(ParquetType type, int[] places, long[] numbers, byte[] texts, List<String> words) {
    this.type = type;
    this.places = places;
    this.numbers = numbers;
    this.texts = texts;
    this.words = words;
  }

  /** Returns a column of which no row has a value. */
  public static ColumnValues unknown(ParquetType type, int rows) {
    int[] places = new int[rows];
    Arrays.fill(places, ABSENT);
    return new ColumnValues(type, places, new long[0], new byte[0], List.of());
  }

  /** Returns how many rows there are. */
  public int rows() {
    return places.length;
  }

  /** Tells whether a row has a value. */
  public boolean isKnown(int row) {
    return places[row] != ABSENT;
  }

  /** Returns a number; NaN where the row has none, for arithmetic that carries it on. */
  public double number(int row) {
    require(ParquetType.DOUBLE);
    return places[row] == ABSENT ? Double.NaN : Double.longBitsToDouble(numbers[places[row]]);
  }

  /** Returns a whole number, or an instant in ms since 1970. */
  public long whole(int row) {
    if (type != ParquetType.INSTANT) {
      require(ParquetType.INTEGER);
    }
    return numbers[places[row]];
  }

  /** Returns a text. */
  public String text(int row) {
    require(ParquetType.TEXT);
    if (!words.isEmpty()) {
      return words.get((int) numbers[places[row]]);
    }
    int start = (int) numbers[places[row]];
    return new String(texts, start, length(start), StandardCharsets.UTF_8);
  }

  /** Returns a hash of 64 bits of a text (FNV-1a, mixed), without making the text. */
  public long hash(int row) {
    require(ParquetType.TEXT);
    if (!words.isEmpty()) {
      byte[] word = text(row).getBytes(StandardCharsets.UTF_8);
      return hash(word, 0, word.length);
    }
    int start = (int) numbers[places[row]];
    return hash(texts, start, length(start));
  }

  /** Returns the hash that {@link #hash(int)} gives for a text. */
  public static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return hash(bytes, 0, bytes.length);
  }

  private static long hash(byte[] bytes, int start, int length) {
    long hash = 0xcbf29ce484222325L;
    for (int i = start; i < start + length; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  private int length(int start) {
    return Little.readInt(texts, start - Integer.BYTES);
  }

  private void require(ParquetType asked) {
    if (type != asked) {
      throw new IllegalStateException("The column holds %s, not %s.".formatted(type, asked));
    }
  }
}
