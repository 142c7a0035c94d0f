package io.slit.core.routing;

/**
 * A 64-bit hash of text: FNV-1a over UTF-16 units, finished by the mixer of SplitMix64.
 *
 * <p>FNV alone leaves the high bits of short keys weak; the mixer spreads them. Not for secrets.
 */
final class Hash64 {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final double TO_UNIT = 0x1p-53;

  private Hash64() {}

  static long of(String text, long seed) {
    long hash = FNV_OFFSET ^ seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** Mixes one word (SplitMix64's finaliser, Steele et al. 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Returns a number in [0, 1) made of the upper 53 bits. */
  static double unit(long hash) {
    return (hash >>> 11) * TO_UNIT;
  }
}
