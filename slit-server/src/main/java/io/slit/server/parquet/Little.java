package io.slit.server.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers in little-endian order. */
final class Little {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Little() {}

  static long readLong(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static int readInt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }
}
