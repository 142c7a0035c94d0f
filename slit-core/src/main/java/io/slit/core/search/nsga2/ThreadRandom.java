package io.slit.core.search.nsga2;

import java.util.Random;
import org.uma.jmetal.util.pseudorandom.JMetalRandom;
import org.uma.jmetal.util.pseudorandom.PseudoRandomGenerator;

/** A generator for jMetal's global hook that keeps one seeded sequence for each thread. */
final class ThreadRandom implements PseudoRandomGenerator {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<Random> RANDOM = ThreadLocal.withInitial(Random::new);

  static {
    JMetalRandom.getInstance().setRandomGenerator(new ThreadRandom());
  }

  private ThreadRandom() {}

  /** Starts this thread's sequence anew and returns it. */
  static Random seed(long seed) {
    RANDOM.set(new Random(seed));
    return RANDOM.get();
  }

  @Override
  public int nextInt(int low, int high) {
    return low + RANDOM.get().nextInt(high - low + 1);
  }

  @Override
  public double nextDouble(double low, double high) {
    return low + RANDOM.get().nextDouble() * (high - low);
  }

  @Override
  public double nextDouble() {
    return RANDOM.get().nextDouble();
  }

  @Override
  public void setSeed(long seed) {
    seed(seed);
  }

  @Override
  public long getSeed() {
    return 0;
  }

  @Override
  public String getName() {
    return "one java.util.Random per thread";
  }
}
