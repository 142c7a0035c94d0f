package io.slit.server.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What time a measured search is given. */
public enum BenchClock {
  /** Time that passes. */
  WALL {
    @Override
    long nanos() {
      return System.nanoTime();
    }
  },
  /**
   * Time that the calling thread computes, which other work on the machine disturbs less; the
   * collector's time is not in it. For searches on one thread.
   */
  CPU {
    @Override
    long nanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  };

  abstract long nanos();

  /** Returns its name on a command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the clock of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BenchClock ofKey(String key) {
    for (BenchClock clock : values()) {
      if (clock.key().equals(key)) {
        return clock;
      }
    }
    throw new IllegalArgumentException("The clock (%s) must be wall or cpu.".formatted(key));
  }
}
