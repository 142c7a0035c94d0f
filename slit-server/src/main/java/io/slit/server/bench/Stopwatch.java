package io.slit.server.bench;

/** Times one piece of work. */
final class Stopwatch {
  private Stopwatch() {}

  /** Returns the least time of some repetitions, in s. */
  static double bestSeconds(int repetitions, Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < repetitions; i++) {
      best = Math.min(best, seconds(work));
    }
    return best;
  }

  /** Returns the time of one run, in s. */
  static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
