package io.slit.core.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Picks points that add most hypervolume to those already picked, one after the other.
 *
 * <p>Volume is counted on a fixed sample of the box [0, {@value #REFERENCE}] in every scaled
 * objective: exact volumes of thousands of points in five objectives take minutes. Picking greedily
 * reaches at least 1 - 1/e of the best choice (Nemhauser, Wolsey and Fisher 1978), since each
 * sampled place counts once. Gains only shrink, so that an old gain is a bound and few have to be
 * counted anew (Minoux 1978). The sample's seed is fixed: the picks depend on the points alone, not
 * on their order.
 */
final class VolumePicks {
  private static final double REFERENCE = 1.1;
  private static final int SAMPLES = 8192;
  private static final long SEED = 0x51_17;

  private final double[][] scaled;
  private final long[][] covers;
  private final long[] covered = new long[SAMPLES / Long.SIZE];

  /** A point and a bound on what it adds. */
  private record Gain(int point, int places) {}

  private VolumePicks(double[][] scaled) {
    this.scaled = scaled;
    this.covers = covers(scaled);
  }

  /**
   * Returns the positions of further points, the largest gain first, until there are {@code size}
   * or none adds volume.
   *
   * @param scaled points in [0, 1]
   * @param picked positions picked before
   */
  static List<Integer> after(List<Integer> picked, double[][] scaled, int size) {
    VolumePicks picks = new VolumePicks(scaled);
    picked.forEach(picks::cover);
    return picks.pick(size - picked.size());
  }

  private List<Integer> pick(int count) {
    Comparator<Gain> largest = Comparator.comparingInt(gain -> -gain.places());
    PriorityQueue<Gain> queue =
        new PriorityQueue<>(largest.thenComparing(gain -> scaled[gain.point()], Arrays::compare));
    for (int i = 0; i < scaled.length; i++) {
      queue.add(new Gain(i, gain(i)));
    }
    List<Integer> found = new ArrayList<>();
    while (found.size() < count && !queue.isEmpty() && queue.peek().places() > 0) {
      Gain top = queue.remove();
      int now = gain(top.point());
      if (now == top.places()) {
        cover(top.point());
        found.add(top.point());
      } else {
        queue.add(new Gain(top.point(), now));
      }
    }
    return List.copyOf(found);
  }

  private int gain(int i) {
    int places = 0;
    for (int word = 0; word < covered.length; word++) {
      places += Long.bitCount(covers[i][word] & ~covered[word]);
    }
    return places;
  }

  private void cover(int i) {
    for (int word = 0; word < covered.length; word++) {
      covered[word] |= covers[i][word];
    }
  }

  /** Marks for each point the sampled places that are nowhere better than it. */
  private static long[][] covers(double[][] scaled) {
    Random random = new Random(SEED);
    int width = scaled[0].length;
    long[][] covers = new long[scaled.length][SAMPLES / Long.SIZE];
    double[] place = new double[width];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int j = 0; j < width; j++) {
        place[j] = REFERENCE * random.nextDouble();
      }
      for (int i = 0; i < scaled.length; i++) {
        if (reaches(scaled[i], place)) {
          covers[i][sample / Long.SIZE] |= 1L << sample;
        }
      }
    }
    return covers;
  }

  private static boolean reaches(double[] point, double[] place) {
    for (int j = 0; j < place.length; j++) {
      if (point[j] > place[j]) {
        return false;
      }
    }
    return true;
  }
}
