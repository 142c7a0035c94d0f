package io.slit.core.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Picks the few of many points that dominate most: always the one that adds most hypervolume to
 * those already picked. Every value is minimised and scaled to about [0, 1].
 *
 * <p>Volume is counted on {@value #BLOCKS} x {@value SobolBlock#SIZE} places of Sobol's sequence in
 * the box [0, {@value #REFERENCE}]. Picking greedily reaches at least 1 - 1/e of the best choice
 * (Nemhauser, Wolsey and Fisher 1978), since each place counts once. Gains only shrink, so that an
 * old gain is a bound and few have to be counted anew (Minoux 1978). A dominated point is never
 * picked before the one that dominates it.
 *
 * <p>The sample is fixed: which points are picked depends on the points alone, not on their order.
 * Time is linear in the points, and memory is 4 KiB for each. docs/SEARCH.md holds what it was
 * measured to gain and to take, and what swaps after picking, more places, and exact gains would.
 */
public final class HypervolumeSubset {
  /** The reference value of every scaled objective: the worst counts too, if little. */
  public static final double REFERENCE = 1.1;

  private static final int BLOCKS = 64;

  /** Blocks of the second look of {@link #pickTwice}. */
  private static final int FINE_BLOCKS = 256;

  /** Points that a second look chooses from, for each to be picked. */
  private static final int CANDIDATES = 5;

  private final double[][] points;
  private final int[] positions;
  private final SampledCover cover;

  /** A point, by its place in sorted order, and a bound on the places it adds. */
  private record Gain(int point, int places) {
    /** The largest first; of equal ones the first in sorted order. */
    static final Comparator<Gain> ORDER =
        (a, b) ->
            a.places != b.places
                ? Integer.compare(b.places, a.places)
                : Integer.compare(a.point, b.point);
  }

  private HypervolumeSubset(List<double[]> scaled, int blocks) {
    Integer[] order = new Integer[scaled.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(scaled::get, Arrays::compare));
    this.positions = Arrays.stream(order).mapToInt(i -> i).toArray();
    this.points = Arrays.stream(order).map(scaled::get).toArray(double[][]::new);
    this.cover = new SampledCover(points, REFERENCE, blocks);
  }

  /**
   * Returns the positions of points, the largest gain first, until there are {@code size} or none
   * adds volume.
   *
   * @param scaled points of 1 to 6 objectives in about [0, 1]; not changed
   * @throws IllegalArgumentException if lengths differ or there are more than 6 objectives
   */
  public static List<Integer> pick(List<double[]> scaled, int size) {
    return pickAfter(List.of(), scaled, size);
  }

  /**
   * Returns the positions of further points, the largest gain first, until there are {@code size}
   * with those picked before, or none adds volume.
   *
   * @param picked positions picked before
   * @param scaled points of 1 to 6 objectives in about [0, 1]; not changed
   * @throws IllegalArgumentException if lengths differ or there are more than 6 objectives
   */
  public static List<Integer> pickAfter(List<Integer> picked, List<double[]> scaled, int size) {
    return pickAfter(picked, scaled, size, BLOCKS);
  }

  /**
   * Picks as {@link #pickAfter} does, but with a second look at the best: {@value #CANDIDATES}
   * times as many points are picked, and of these the {@code size} on {@value #FINE_BLOCKS} blocks.
   * Of many points some always seem good by where the few places of a sample happen to lie.
   */
  public static List<Integer> pickTwice(List<Integer> picked, List<double[]> scaled, int size) {
    List<Integer> candidates = new ArrayList<>(picked);
    candidates.addAll(pickAfter(picked, scaled, CANDIDATES * size, BLOCKS));
    List<double[]> points = candidates.stream().map(scaled::get).toList();
    List<Integer> first = IntStream.range(0, picked.size()).boxed().toList();
    return pickAfter(first, points, size, FINE_BLOCKS).stream().map(candidates::get).toList();
  }

  private static List<Integer> pickAfter(
      List<Integer> picked, List<double[]> scaled, int size, int blocks) {
    if (picked.size() >= size || scaled.isEmpty()) {
      return List.of();
    }
    scaled.forEach(point -> requireObjectives(point, scaled.get(0).length));
    HypervolumeSubset subset = new HypervolumeSubset(scaled, blocks);
    subset.take(picked);
    return subset.further(size - picked.size());
  }

  private static void requireObjectives(double[] point, int objectives) {
    if (point.length != objectives || objectives < 1 || objectives > SobolBlock.MOST_COORDINATES) {
      throw new IllegalArgumentException(
          "A point has %d objectives and the first has %d; all must have as many, 1 to %d. Measure only the objectives to choose by."
              .formatted(point.length, objectives, SobolBlock.MOST_COORDINATES));
    }
  }

  private void take(List<Integer> picked) {
    int[] sorted = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      sorted[positions[i]] = i;
    }
    picked.forEach(position -> cover.take(sorted[position]));
  }

  private List<Integer> further(int count) {
    PriorityQueue<Gain> queue = new PriorityQueue<>(Gain.ORDER);
    for (int i = 0; i < points.length; i++) {
      queue.add(new Gain(i, cover.gain(i)));
    }
    List<Integer> found = new ArrayList<>();
    while (found.size() < count && !queue.isEmpty() && queue.peek().places() > 0) {
      Gain top = queue.remove();
      int now = cover.gain(top.point());
      if (now == top.places()) {
        cover.take(top.point());
        found.add(positions[top.point()]);
      } else {
        queue.add(new Gain(top.point(), now));
      }
    }
    return List.copyOf(found);
  }
}
