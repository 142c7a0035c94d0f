package io.slit.core.pareto;

/**
 * How much hypervolume points add that come one after the other, on a fixed quasi-random sample:
 * {@value #BLOCKS} x {@value SobolBlock#SIZE} places of Sobol's sequence in the box from 0 to
 * {@value HypervolumeSubset#REFERENCE} of each scaled objective. A point takes a few microseconds.
 * For one thread.
 */
public final class GrowingVolume {
  private static final int BLOCKS = 32;
  private static final double FACTOR = SobolBlock.SCALE / HypervolumeSubset.REFERENCE;

  private final SobolBlock[] blocks = new SobolBlock[BLOCKS];
  private final long[] covered = new long[BLOCKS * SobolBlock.WORDS];
  private final long[] covers = new long[SobolBlock.WORDS];
  private final double[] place;
  private int places;

  /**
   * Makes an empty volume.
   *
   * @param objectives 1 to {@value SobolBlock#MOST_COORDINATES}
   */
  public GrowingVolume(int objectives) {
    this.place = new double[objectives];
    SobolBlock.sequence(objectives, blocks);
  }

  /** Adds a point, in as many scaled objectives. */
  public void add(double[] scaled) {
    for (int j = 0; j < place.length; j++) {
      place[j] = scaled[j] * FACTOR;
    }
    for (int i = 0; i < BLOCKS; i++) {
      blocks[i].mark(place, covers, 0);
      int at = i * SobolBlock.WORDS;
      for (int word = 0; word < SobolBlock.WORDS; word++) {
        places += Long.bitCount(covers[word] & ~covered[at + word]);
        covered[at + word] |= covers[word];
      }
    }
  }

  /** Returns the part of the box that the points dominate, in [0, 1]. */
  public double part() {
    return (double) places / (BLOCKS * SobolBlock.SIZE);
  }
}
