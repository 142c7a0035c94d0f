package io.slit.core.routing;

/** Bits over the targets of one row. Arrays that rows share are never written to. */
final class Positions {
  private static final int WORD_BITS = 6;

  private Positions() {}

  static long[] none(int size) {
    return new long[(size + 63) >> WORD_BITS];
  }

  static long[] all(int size) {
    long[] words = none(size);
    for (int i = 0; i < size; i++) {
      set(words, i);
    }
    return words;
  }

  static boolean has(long[] words, int i) {
    return ((words[i >> WORD_BITS] >>> i) & 1) != 0;
  }

  static void set(long[] words, int i) {
    words[i >> WORD_BITS] |= 1L << i;
  }

  static boolean isEmpty(long[] words) {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }
}
