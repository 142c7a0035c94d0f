package io.slit.core;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that this thread allocates for one call, after the compiler has warmed up. */
public final class Allocation {
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 10_000;

  private Allocation() {}

  /** Returns the mean bytes of a call, the least of five measurements. */
  public static double bytesPerCall(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    repeat(call, WARM_UP);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      repeat(call, CALLS);
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    return (double) least / CALLS;
  }

  private static void repeat(Runnable call, int times) {
    for (int i = 0; i < times; i++) {
      call.run();
    }
  }
}
