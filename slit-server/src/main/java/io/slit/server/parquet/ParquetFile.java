package io.slit.server.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A flat Parquet file of one row group, read column by column: nothing but the footer and the asked
 * columns leaves the disk.
 */
public final class ParquetFile implements AutoCloseable {
  private static final int TAIL = 8;
  private static final int MAGIC = 0x31524150; // "PAR1"
  private static final int MAX_FOOTER = 64 << 20;

  private final Path path;
  private final FileChannel channel;
  private final int rows;
  private final Map<String, String> notes = new HashMap<>();
  private final Map<String, Chunk> chunks = new HashMap<>();

  /** Where a column stands, and how. */
  record Chunk(ParquetType type, boolean optional, int codec, long offset, int size) {}

  private ParquetFile(Path path, FileChannel channel, Map<Integer, Object> footer) {
    this.path = path;
    this.channel = channel;
    this.rows = Math.toIntExact(whole(footer, 3));
    structs(footer, 5).forEach(one -> notes.put(text(one, 1), text(one, 2)));
    readChunks(footer);
  }

  /**
   * Opens a file and reads its footer.
   *
   * @throws ParquetException if it is none, is damaged, or has another layout
   */
  public static ParquetFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new ParquetFile(path, channel, footer(channel));
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  private static Map<Integer, Object> footer(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < TAIL + Integer.BYTES) {
      throw new IllegalArgumentException("it is too short");
    }
    byte[] tail = bytes(channel, size - TAIL, TAIL);
    int length = Little.readInt(tail, 0);
    if (Little.readInt(tail, Integer.BYTES) != MAGIC) {
      throw new IllegalArgumentException("it does not end with PAR1");
    }
    if (length <= 0 || length > MAX_FOOTER || length > size - TAIL) {
      throw new IllegalArgumentException("its footer has an impossible length of " + length);
    }
    return new ThriftReader(bytes(channel, size - TAIL - length, length), 0).struct();
  }

  private void readChunks(Map<Integer, Object> footer) {
    List<Map<Integer, Object>> schema = structs(footer, 2);
    List<Map<Integer, Object>> groups = structs(footer, 4);
    if (groups.size() > 1) {
      throw new IllegalArgumentException("it has %d row groups".formatted(groups.size()));
    }
    for (int i = 1; i < schema.size(); i++) {
      Map<Integer, Object> element = schema.get(i);
      if (element.containsKey(5) || whole(element, 3) > 1) {
        throw new IllegalArgumentException("the column %s is nested".formatted(text(element, 4)));
      }
      chunks.put(text(element, 4), chunk(element, groups, i - 1));
    }
  }

  private static Chunk chunk(
      Map<Integer, Object> element, List<Map<Integer, Object>> groups, int column) {
    ParquetType type = type(element);
    boolean optional = whole(element, 3) == 1;
    if (groups.isEmpty()) {
      return new Chunk(type, optional, 0, 0, 0);
    }
    Map<Integer, Object> about = struct(structs(groups.get(0), 1).get(column), 3);
    long first = about.containsKey(11) ? whole(about, 11) : whole(about, 9);
    return new Chunk(
        type, optional, (int) whole(about, 4), first, Math.toIntExact(whole(about, 7)));
  }

  private static ParquetType type(Map<Integer, Object> element) {
    long physical = whole(element, 1);
    long converted = element.containsKey(6) ? whole(element, 6) : -1;
    for (ParquetType type : ParquetType.values()) {
      if (type.physical == physical && type.converted == converted) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "the column %s has a type that is not read".formatted(text(element, 4)));
  }

  /** Returns how many rows it has. */
  public int rows() {
    return rows;
  }

  /** Returns the key-value pairs about it. */
  public Map<String, String> notes() {
    return Map.copyOf(notes);
  }

  /** Returns the names of its columns. */
  public Set<String> columns() {
    return Set.copyOf(chunks.keySet());
  }

  /**
   * Returns the values of a column.
   *
   * @throws ParquetException if it is not there or damaged
   */
  public ColumnValues read(String column) {
    Chunk chunk = chunks.get(column);
    if (chunk == null) {
      throw new ParquetException(
          "The file (%s) has no column %s; it has %s."
              .formatted(path, column, chunks.keySet().stream().sorted().toList()));
    }
    try {
      return new ColumnReader(chunk, rows).read(bytes(channel, chunk.offset(), chunk.size()));
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  private static byte[] bytes(FileChannel channel, long from, int count) throws IOException {
    if (from < 0 || count < 0 || from + count > channel.size()) {
      throw new IllegalArgumentException("it is cut off");
    }
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IllegalArgumentException("it is cut off");
      }
    }
    return buffer.array();
  }

  private static ParquetException damaged(Path path, Exception cause) {
    return new ParquetException(
        "The Parquet file (%s) cannot be read: %s. Delete it or restore it from a copy; files of other writers are not read."
            .formatted(path, cause.getMessage()),
        cause);
  }

  static long whole(Map<Integer, Object> fields, int id) {
    if (fields.get(id) instanceof Long value) {
      return value;
    }
    throw new IllegalArgumentException("a number is missing (field %d)".formatted(id));
  }

  private static String text(Map<Integer, Object> fields, int id) {
    if (fields.get(id) instanceof byte[] bytes) {
      return ThriftReader.text(bytes);
    }
    throw new IllegalArgumentException("a text is missing (field %d)".formatted(id));
  }

  @SuppressWarnings("unchecked") // ThriftReader makes no other maps
  static Map<Integer, Object> struct(Map<Integer, Object> fields, int id) {
    if (fields.get(id) instanceof Map<?, ?> map) {
      return (Map<Integer, Object>) map;
    }
    throw new IllegalArgumentException("a structure is missing (field %d)".formatted(id));
  }

  @SuppressWarnings("unchecked") // as above
  private static List<Map<Integer, Object>> structs(Map<Integer, Object> fields, int id) {
    return fields.get(id) instanceof List<?> list
        ? list.stream().map(one -> (Map<Integer, Object>) one).toList()
        : List.of();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw damaged(path, e);
    }
  }
}
