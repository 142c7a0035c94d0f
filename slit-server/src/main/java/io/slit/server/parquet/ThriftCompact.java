package io.slit.server.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes structures in Thrift's compact protocol, as Parquet's page headers and footer are
 * (thrift-compact-protocol.md of Apache Thrift). Fields must come in the order of their ids.
 */
final class ThriftCompact {
  private static final int TRUE = 1;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outerIds = new ArrayDeque<>();
  private int lastId;

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Writes a field that is true. */
  ThriftCompact yes(int id) {
    field(id, TRUE);
    return this;
  }

  ThriftCompact i32(int id, int value) {
    field(id, I32);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact i64(int id, long value) {
    field(id, I64);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact text(int id, String value) {
    field(id, BINARY);
    binary(value);
    return this;
  }

  ThriftCompact integers(int id, List<Integer> values) {
    list(id, I32, values.size());
    values.forEach(value -> varint(zigzag(value)));
    return this;
  }

  ThriftCompact texts(int id, List<String> values) {
    list(id, BINARY, values.size());
    values.forEach(this::binary);
    return this;
  }

  /** Begins a list of structures: each is then written between {@link #begin()} and end. */
  ThriftCompact structs(int id, int size) {
    list(id, STRUCT, size);
    return this;
  }

  ThriftCompact begin(int id) {
    field(id, STRUCT);
    return begin();
  }

  ThriftCompact begin() {
    outerIds.push(lastId);
    lastId = 0;
    return this;
  }

  ThriftCompact end() {
    stop();
    lastId = outerIds.pop();
    return this;
  }

  /** Ends the outermost structure. */
  ThriftCompact stop() {
    out.write(0);
    return this;
  }

  private void field(int id, int type) {
    out.write(((id - lastId) << 4) | type);
    lastId = id;
  }

  private void list(int id, int type, int size) {
    field(id, LIST);
    if (size < SHORT_LIST) {
      out.write((size << 4) | type);
    } else {
      out.write((SHORT_LIST << 4) | type);
      varint(size);
    }
  }

  private void binary(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  /** Writes an unsigned number, seven bits a byte, the lowest first. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
