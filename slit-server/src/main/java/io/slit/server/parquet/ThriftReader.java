package io.slit.server.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads structures in Thrift's compact protocol into maps by field id: numbers are Long, truth
 * values Boolean, texts byte[], lists List. Unknown fields are kept and do no harm.
 */
final class ThriftReader {
  private static final int MAX_DEPTH = 32;

  private final byte[] bytes;
  private int position;

  ThriftReader(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  int position() {
    return position;
  }

  /** Returns the structure that begins here. */
  Map<Integer, Object> struct() {
    return struct(0);
  }

  private Map<Integer, Object> struct(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("structures are nested too deeply");
    }
    Map<Integer, Object> fields = new HashMap<>();
    int id = 0;
    for (int head = next(); head != 0; head = next()) {
      int delta = head >>> 4;
      id = delta == 0 ? (int) zigzag() : id + delta;
      fields.put(id, value(head & 0xF, depth));
    }
    return fields;
  }

  private Object value(int type, int depth) {
    return switch (type) {
      case 1 -> true;
      case 2 -> false;
      case 3 -> (long) (byte) next();
      case 4, 5, 6 -> zigzag();
      case 7 -> skipped(Double.BYTES);
      case 8 -> binary();
      case 9, 10 -> list(depth);
      case 12 -> struct(depth + 1);
      default -> throw new IllegalArgumentException("unknown Thrift type " + type);
    };
  }

  private List<Object> list(int depth) {
    int head = next();
    int size = head >>> 4 == 15 ? Math.toIntExact(varint()) : head >>> 4;
    int type = head & 0xF;
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(type == 1 || type == 2 ? next() == 1 : value(type, depth + 1));
    }
    return items;
  }

  private Object skipped(int count) {
    position += count;
    return 0L;
  }

  private byte[] binary() {
    int length = Math.toIntExact(varint());
    if (length < 0 || length > bytes.length - position) {
      throw new IllegalArgumentException("a text is longer than the rest");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  private long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = next();
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has too many digits");
  }

  private int next() {
    if (position >= bytes.length) {
      throw new IllegalArgumentException("it ends too early");
    }
    return bytes[position++] & 0xFF;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
