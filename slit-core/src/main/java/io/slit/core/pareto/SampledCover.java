package io.slit.core.pareto;

/**
 * Which places of a quasi-random sample of a box each of some points dominates, and which of them a
 * point taken before does.
 */
final class SampledCover {
  private final long[][] covers;
  private final long[] covered;

  /**
   * Samples the box from 0 to a reference value in each objective.
   *
   * @param points all of as many objectives, 1 to {@value SobolBlock#MOST_COORDINATES}
   * @param blocks of {@value SobolBlock#SIZE} places
   */
  SampledCover(double[][] points, double reference, int blocks) {
    int words = blocks * SobolBlock.WORDS;
    this.covers = new long[points.length][words];
    this.covered = new long[words];
    double[][] scaled = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      scaled[i] = scaled(points[i], SobolBlock.SCALE / reference);
    }
    SobolBlock block = new SobolBlock(points[0].length);
    for (int at = 0; at < words; at += SobolBlock.WORDS) {
      block.advance();
      for (int i = 0; i < points.length; i++) {
        block.mark(scaled[i], covers[i], at);
      }
    }
  }

  private static double[] scaled(double[] point, double factor) {
    double[] scaled = new double[point.length];
    for (int j = 0; j < point.length; j++) {
      scaled[j] = point[j] * factor;
    }
    return scaled;
  }

  /** Returns how many places a point dominates that none taken does. */
  int gain(int point) {
    long[] own = covers[point];
    int places = 0;
    for (int word = 0; word < covered.length; word++) {
      places += Long.bitCount(own[word] & ~covered[word]);
    }
    return places;
  }

  /** Takes a point. */
  void take(int point) {
    long[] own = covers[point];
    for (int word = 0; word < covered.length; word++) {
      covered[word] |= own[word];
    }
  }
}
