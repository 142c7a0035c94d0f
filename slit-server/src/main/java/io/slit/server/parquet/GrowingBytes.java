package io.slit.server.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end, numbers in little-endian order. For one thread. */
final class GrowingBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FIRST_CAPACITY = 1024;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;

  void putLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  void putInt(int value) {
    reserve(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void putBytes(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /** Writes an unsigned number, seven bits a byte, the lowest first. */
  void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      putByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    putByte((int) rest);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      long wanted = Math.max(2L * bytes.length, (long) size + more);
      if (wanted > Integer.MAX_VALUE - 8L) {
        throw new IllegalStateException("A column holds 2 GiB at the most. Write several files.");
      }
      bytes = Arrays.copyOf(bytes, (int) wanted);
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
