package io.slit.server.parquet;

import io.slit.server.parquet.ParquetFile.Chunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Decodes the pages of one column: at most one dictionary and one data page. For one thread. */
final class ColumnReader {
  private static final int UNCOMPRESSED = 0;
  private static final int GZIP = 2;
  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  private static final int PLAIN = 0;
  private static final int RLE_DICTIONARY = 8;

  private final Chunk chunk;
  private final int rows;
  private List<String> words = List.of();

  ColumnReader(Chunk chunk, int rows) {
    this.chunk = chunk;
    this.rows = rows;
  }

  ColumnValues read(byte[] stored) {
    if (rows == 0) {
      return new ColumnValues(chunk.type(), new int[0], new long[0], new byte[0], words);
    }
    int position = 0;
    while (position < stored.length) {
      ThriftReader reader = new ThriftReader(stored, position);
      Map<Integer, Object> header = reader.struct();
      int packed = (int) ParquetFile.whole(header, 3);
      byte[] body = unpacked(stored, reader.position(), packed, header);
      position = reader.position() + packed;
      long type = ParquetFile.whole(header, 1);
      if (type == DATA_PAGE) {
        return values(body, ParquetFile.struct(header, 5));
      }
      if (type != DICTIONARY_PAGE) {
        throw new IllegalArgumentException("it has pages of type " + type);
      }
      words = dictionary(body, (int) ParquetFile.whole(ParquetFile.struct(header, 7), 1));
    }
    throw new IllegalArgumentException("a column has no data page");
  }

  private byte[] unpacked(byte[] stored, int at, int length, Map<Integer, Object> header) {
    if (chunk.codec() == UNCOMPRESSED) {
      return Arrays.copyOfRange(stored, at, at + length);
    }
    if (chunk.codec() != GZIP) {
      throw new IllegalArgumentException("it is compressed by codec %d".formatted(chunk.codec()));
    }
    int size = (int) ParquetFile.whole(header, 2);
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(stored, at, length), 1 << 16)) {
      byte[] plain = in.readNBytes(size);
      if (plain.length != size) {
        throw new IllegalArgumentException("a page is cut off");
      }
      return plain;
    } catch (IOException e) {
      throw new IllegalArgumentException("a page is damaged: " + e.getMessage(), e);
    }
  }

  private static List<String> dictionary(byte[] body, int count) {
    List<String> words = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      int length = Little.readInt(body, at);
      words.add(new String(body, at + Integer.BYTES, length, StandardCharsets.UTF_8));
      at += Integer.BYTES + length;
    }
    return words;
  }

  private ColumnValues values(byte[] body, Map<Integer, Object> header) {
    if (ParquetFile.whole(header, 1) != rows) {
      throw new IllegalArgumentException("a column has several data pages");
    }
    int[] places = new int[rows];
    int at = 0;
    if (chunk.optional()) {
      new HybridReader(body, Integer.BYTES).fill(places, 1);
      at = Integer.BYTES + Little.readInt(body, 0);
    }
    int known = number(places, chunk.optional());
    long encoding = ParquetFile.whole(header, 2);
    if (encoding == RLE_DICTIONARY) {
      return new ColumnValues(chunk.type(), places, codes(body, at, known), new byte[0], words);
    }
    if (encoding != PLAIN) {
      throw new IllegalArgumentException("a column has the encoding " + encoding);
    }
    return chunk.type() == ParquetType.TEXT
        ? new ColumnValues(chunk.type(), places, starts(body, at, known), body, List.of())
        : new ColumnValues(chunk.type(), places, longs(body, at, known), new byte[0], List.of());
  }

  /** Turns levels into positions of values. */
  private static int number(int[] places, boolean optional) {
    int known = 0;
    for (int row = 0; row < places.length; row++) {
      places[row] = optional && places[row] == 0 ? -1 : known++;
    }
    return known;
  }

  private long[] codes(byte[] body, int at, int known) {
    int[] codes = new int[known];
    if (known > 0) {
      new HybridReader(body, at + 1).fill(codes, body[at]);
    }
    long[] positions = new long[known];
    for (int i = 0; i < known; i++) {
      if (codes[i] < 0 || codes[i] >= words.size()) {
        throw new IllegalArgumentException("a code is not in the dictionary");
      }
      positions[i] = codes[i];
    }
    return positions;
  }

  private static long[] starts(byte[] body, int from, int known) {
    long[] starts = new long[known];
    int at = from;
    for (int i = 0; i < known; i++) {
      int start = at + Integer.BYTES;
      starts[i] = start;
      at += Integer.BYTES + Little.readInt(body, at);
    }
    if (at > body.length) {
      throw new IllegalArgumentException("a text is cut off");
    }
    return starts;
  }

  private static long[] longs(byte[] body, int from, int known) {
    long[] longs = new long[known];
    for (int i = 0; i < known; i++) {
      longs[i] = Little.readLong(body, from + Long.BYTES * i);
    }
    return longs;
  }
}
