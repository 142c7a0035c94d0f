package io.slit.predictor.retrain;

/**
 * The ids seen so far, by hashes of 64 bits: 8 to 16 bytes each where a set of texts takes 150.
 *
 * <p>Two ids of ten million share a hash with a probability of 3e-6; one of them would then count
 * as a duplicate. Not safe for several threads.
 */
final class SeenIds {
  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] table = new long[FIRST_CAPACITY];
  private int size;

  /** Adds an id and tells whether it is new. */
  boolean add(String id) {
    if (2 * size >= table.length) {
      grow();
    }
    boolean isNew = put(table, hash(id));
    size += isNew ? 1 : 0;
    return isNew;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (long hash : table) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    table = larger;
  }

  private static boolean put(long[] into, long hash) {
    int mask = into.length - 1;
    int at = (int) hash & mask;
    while (into[at] != 0) {
      if (into[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    into[at] = hash;
    return true;
  }

  /** FNV-1a, then the finalizer of MurmurHash3; never 0, which means a free place. */
  static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
