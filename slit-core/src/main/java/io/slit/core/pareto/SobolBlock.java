package io.slit.core.pareto;

import java.util.Arrays;

/**
 * Successive blocks of {@value #SIZE} places of Sobol's sequence, with the sets of places from a
 * value on in each coordinate.
 *
 * <p>Every aligned block of 2^k places has one place in each of the 2^k equal intervals of each
 * coordinate (Sobol' 1967). So the place next to a value is found by its leading bits, and the
 * places that a point reaches are the intersection of one ready-made set for each coordinate.
 * Direction numbers: Joe and Kuo, SIAM Journal on Scientific Computing 2008, file
 * new-joe-kuo-6.21201, coordinates 1 to 6.
 */
final class SobolBlock {
  static final int SIZE = 512;
  static final int WORDS = SIZE / Long.SIZE;
  static final int MOST_COORDINATES = 6;

  /** The places of a coordinate lie in [0, SCALE). */
  static final double SCALE = 0x1p32;

  private static final int BITS = 32;
  private static final int INTERVAL_BITS = 23;
  private static final double INTERVAL = 1 << INTERVAL_BITS;

  /** For coordinates 2 to 6: the degree of the polynomial, its coefficients, and m_1, m_2, ... */
  private static final int[][] JOE_KUO = {
    {1, 0, 1}, {2, 1, 1, 3}, {3, 1, 1, 3, 1}, {3, 2, 1, 1, 1}, {4, 1, 1, 1, 3, 3}
  };

  private final int[][] directions;
  private final int[] place;
  private final double[][] values;
  private final int[][] inInterval;
  private final long[][] from;
  private int next;

  SobolBlock(int coordinates) {
    this.directions = new int[coordinates][];
    for (int j = 0; j < coordinates; j++) {
      directions[j] = directions(j);
    }
    this.place = new int[coordinates];
    this.values = new double[coordinates][SIZE];
    this.inInterval = new int[coordinates][SIZE];
    this.from = new long[coordinates][(SIZE + 1) * WORDS];
  }

  private static int[] directions(int coordinate) {
    int[] v = new int[BITS];
    if (coordinate == 0) {
      for (int k = 0; k < BITS; k++) {
        v[k] = 1 << (BITS - 1 - k);
      }
      return v;
    }
    int[] row = JOE_KUO[coordinate - 1];
    int degree = row[0];
    for (int k = 0; k < BITS; k++) {
      if (k < degree) {
        v[k] = row[2 + k] << (BITS - 1 - k);
        continue;
      }
      v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
      for (int i = 1; i < degree; i++) {
        if ((row[1] >> (degree - 1 - i) & 1) == 1) {
          v[k] ^= v[k - i];
        }
      }
    }
    return v;
  }

  /** Goes to the next block. */
  void advance() {
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < place.length; j++) {
        int interval = place[j] >>> INTERVAL_BITS;
        inInterval[j][interval] = i;
        values[j][interval] = Integer.toUnsignedLong(place[j]);
      }
      step();
    }
    for (int j = 0; j < place.length; j++) {
      collect(inInterval[j], from[j]);
    }
  }

  /** Fills an array with successive blocks, from the first place of the sequence on. */
  static void sequence(int coordinates, SobolBlock[] blocks) {
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new SobolBlock(coordinates);
      if (i > 0) {
        System.arraycopy(blocks[i - 1].place, 0, blocks[i].place, 0, coordinates);
        blocks[i].next = blocks[i - 1].next;
      }
      blocks[i].advance();
    }
  }

  /** Goes to the next place in Gray code order (Antonov and Saleev 1979). */
  private void step() {
    int changed = Integer.numberOfTrailingZeros(++next);
    for (int j = 0; j < place.length; j++) {
      place[j] ^= directions[j][changed];
    }
  }

  private static void collect(int[] inInterval, long[] from) {
    for (int interval = SIZE - 1; interval >= 0; interval--) {
      int at = interval * WORDS;
      System.arraycopy(from, at + WORDS, from, at, WORDS);
      int one = inInterval[interval];
      from[at + one / Long.SIZE] |= 1L << one;
    }
  }

  /**
   * Marks the places of this block that are nowhere less than a point.
   *
   * @param point in [0, SCALE] or beyond
   * @param covers where to write {@value #WORDS} words
   */
  void mark(double[] point, long[] covers, int at) {
    int j = point.length % 2;
    if (j == 1) {
      System.arraycopy(from[0], first(0, point[0]) * WORDS, covers, at, WORDS);
    } else {
      Arrays.fill(covers, at, at + WORDS, -1L);
    }
    for (; j < point.length; j += 2) {
      both(
          from[j],
          first(j, point[j]) * WORDS,
          from[j + 1],
          first(j + 1, point[j + 1]) * WORDS,
          covers,
          at);
    }
  }

  private static void both(long[] a, int atA, long[] b, int atB, long[] covers, int at) {
    for (int word = 0; word < WORDS; word++) {
      covers[at + word] &= a[atA + word] & b[atB + word];
    }
  }

  /** Returns the first interval whose place is not below a value; SIZE if there is none. */
  private int first(int coordinate, double value) {
    if (!(value < SCALE)) {
      return SIZE;
    }
    int interval = Math.max(0, (int) (value / INTERVAL));
    return values[coordinate][interval] >= value ? interval : interval + 1;
  }
}
