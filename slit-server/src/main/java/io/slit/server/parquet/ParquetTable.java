package io.slit.server.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A flat table as an Apache Parquet file (format 2.x, apache/parquet-format): magic bytes, one page
 * per column (and one for its dictionary, where it has one), a footer that says where they stand.
 *
 * <p>Field numbers are those of {@code parquet.thrift}. It is kept in memory as a whole: meant for
 * tables of up to some million values.
 */
public final class ParquetTable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int RLE_DICTIONARY = 8;
  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  private static final int GZIP = 2;
  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;

  private final List<ParquetColumn> columns;
  private final Map<String, String> notes;

  /** Where a column stands in the file. */
  private record Chunk(
      ParquetColumn column, long dictionaryOffset, long offset, long plainSize, long size) {
    long begin() {
      return column.hasDictionary() ? dictionaryOffset : offset;
    }
  }

  /**
   * Makes a table of filled columns.
   *
   * @param notes key-value pairs about the table, kept in the footer
   * @throws IllegalArgumentException if the columns have not the same number of rows
   */
  public ParquetTable(List<ParquetColumn> columns, Map<String, String> notes) {
    if (columns.stream().mapToInt(ParquetColumn::rows).distinct().count() != 1) {
      throw new IllegalArgumentException("A table needs columns of one length.");
    }
    this.columns = List.copyOf(columns);
    this.notes = Map.copyOf(notes);
  }

  /** Returns the file. */
  public byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(MAGIC);
    List<Chunk> chunks = new ArrayList<>();
    if (rows() > 0) {
      columns.forEach(column -> chunks.add(write(column, file)));
    }
    byte[] footer = footer(chunks);
    file.writeBytes(footer);
    file.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
    file.writeBytes(MAGIC);
    return file.toByteArray();
  }

  private int rows() {
    return columns.get(0).rows();
  }

  private static Chunk write(ParquetColumn column, ByteArrayOutputStream file) {
    long begin = file.size();
    long plainSize = 0;
    if (column.hasDictionary()) {
      plainSize +=
          put(
              column.dictionary(),
              DICTIONARY_PAGE,
              header -> header.begin(7).i32(1, column.dictionarySize()).i32(2, PLAIN).end(),
              file);
    }
    long offset = file.size();
    int encoding = column.hasDictionary() ? RLE_DICTIONARY : PLAIN;
    plainSize +=
        put(
            column.page(),
            DATA_PAGE,
            header ->
                header
                    .begin(5)
                    .i32(1, column.rows())
                    .i32(2, encoding)
                    .i32(3, RLE)
                    .i32(4, RLE)
                    .end(),
            file);
    return new Chunk(column, begin, offset, plainSize, file.size() - begin);
  }

  /** Writes a page and returns its size before compression. */
  private static long put(
      byte[] plain, int type, UnaryOperator<ThriftCompact> what, ByteArrayOutputStream file) {
    byte[] packed = gzip(plain);
    ThriftCompact header =
        new ThriftCompact().i32(1, type).i32(2, plain.length).i32(3, packed.length);
    byte[] head = what.apply(header).stop().bytes();
    file.writeBytes(head);
    file.writeBytes(packed);
    return (long) head.length + plain.length;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new FastGzip(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Least effort: a fifth of the time for about a tenth more bytes. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private byte[] footer(List<Chunk> chunks) {
    ThriftCompact footer = new ThriftCompact().i32(1, 2);
    writeSchema(footer);
    footer.i64(3, rows());
    footer.structs(4, chunks.isEmpty() ? 0 : 1);
    if (!chunks.isEmpty()) {
      writeRowGroup(footer, chunks);
    }
    footer.structs(5, notes.size());
    notes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(note -> footer.begin().text(1, note.getKey()).text(2, note.getValue()).end());
    return footer.text(6, "slit").stop().bytes();
  }

  private void writeSchema(ThriftCompact footer) {
    footer.structs(2, columns.size() + 1);
    footer.begin().text(4, "schema").i32(5, columns.size()).end();
    for (ParquetColumn column : columns) {
      footer
          .begin()
          .i32(1, column.type().physical)
          .i32(3, column.isOptional() ? OPTIONAL : REQUIRED)
          .text(4, column.name());
      if (column.type().converted >= 0) {
        footer.i32(6, column.type().converted);
      }
      if (column.type() == ParquetType.INSTANT) {
        // TIMESTAMP, adjusted to UTC, in milliseconds: without it readers may take it for local.
        footer.begin(10).begin(8).yes(1).begin(2).begin(1).end().end().end().end();
      }
      footer.end();
    }
  }

  private void writeRowGroup(ThriftCompact footer, List<Chunk> chunks) {
    footer.begin().structs(1, chunks.size());
    chunks.forEach(chunk -> writeChunk(footer, chunk));
    footer.i64(2, chunks.stream().mapToLong(Chunk::plainSize).sum()).i64(3, rows()).end();
  }

  private static void writeChunk(ThriftCompact footer, Chunk chunk) {
    footer
        .begin()
        .i64(2, chunk.begin())
        .begin(3)
        .i32(1, chunk.column().type().physical)
        .integers(2, encodings(chunk.column()))
        .texts(3, List.of(chunk.column().name()))
        .i32(4, GZIP)
        .i64(5, chunk.column().rows())
        .i64(6, chunk.plainSize())
        .i64(7, chunk.size())
        .i64(9, chunk.offset());
    if (chunk.column().hasDictionary()) {
      footer.i64(11, chunk.dictionaryOffset());
    }
    footer.end().end();
  }

  private static List<Integer> encodings(ParquetColumn column) {
    return column.hasDictionary() ? List.of(PLAIN, RLE, RLE_DICTIONARY) : List.of(PLAIN, RLE);
  }
}
