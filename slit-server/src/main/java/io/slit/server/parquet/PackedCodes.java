package io.slit.server.parquet;

import java.util.Arrays;

/**
 * Positions in a dictionary, as Parquet's RLE and bit-packing hybrid has them: a byte for the width
 * of a code in bits, then one run of packed codes, eight a group.
 */
final class PackedCodes {
  private static final int GROUP = 8;
  private static final int FIRST_CAPACITY = 256;

  private int[] codes = new int[FIRST_CAPACITY];
  private int size;

  void add(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, 2 * size);
    }
    codes[size++] = code;
  }

  /** Returns them encoded; a dictionary of one word still takes one bit a code. */
  byte[] encoded(int words) {
    int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, words - 1)));
    GrowingBytes out = new GrowingBytes();
    out.putByte(width);
    int groups = (size + GROUP - 1) / GROUP;
    if (groups > 0) {
      out.putVarint((long) groups << 1 | 1);
    }
    long pending = 0;
    int bits = 0;
    for (int i = 0; i < groups * GROUP; i++) {
      long code = i < size ? codes[i] : 0;
      pending |= code << bits;
      for (bits += width; bits >= GROUP; bits -= GROUP) {
        out.putByte((int) pending);
        pending >>>= GROUP;
      }
    }
    return out.toArray();
  }
}
