package io.slit.server.parquet;

import java.util.Arrays;

/** Reads Parquet's RLE and bit-packing hybrid: levels, and positions in a dictionary. */
final class HybridReader {
  private static final int GROUP = 8;

  private final byte[] bytes;
  private int position;

  HybridReader(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  /** Fills an array with the next numbers of some width in bits. */
  void fill(int[] values, int width) {
    int filled = 0;
    while (filled < values.length) {
      long head = varint();
      filled =
          (head & 1) == 0
              ? repeat(values, filled, head >>> 1, width)
              : unpack(values, filled, (head >>> 1) * GROUP, width);
    }
  }

  private int repeat(int[] values, int from, long count, int width) {
    int value = 0;
    for (int shift = 0; shift < width; shift += GROUP) {
      value |= (bytes[position++] & 0xFF) << shift;
    }
    int to = (int) Math.min(values.length, from + count);
    Arrays.fill(values, from, to, value);
    return count == 0 ? fail() : to;
  }

  private int unpack(int[] values, int from, long count, int width) {
    int to = (int) Math.min(values.length, from + count);
    int end = position + Math.toIntExact(count / GROUP * width);
    long pending = 0;
    int bits = 0;
    long mask = (1L << width) - 1;
    for (int i = from; i < to; i++) {
      while (bits < width) {
        pending |= (bytes[position++] & 0xFFL) << bits;
        bits += GROUP;
      }
      values[i] = (int) (pending & mask);
      pending >>>= width;
      bits -= width;
    }
    position = end;
    return count == 0 ? fail() : to;
  }

  private static int fail() {
    throw new IllegalArgumentException("a run is empty");
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = bytes[position++];
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
  }
}
