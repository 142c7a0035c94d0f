package io.slit.server.bench;

import io.slit.core.pareto.HypervolumeSubset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a reference from points, or a better one from an older one and points; never a worse one.
 *
 * <p>Of all non-dominated points, the hundred that dominate most together are sought in three ways
 * (greedily on a sample, greedily by exact volumes, and those of the older reference or what
 * dominates them), and the best of the three is taken; the rest follows greedily up to the limit.
 * Since what covers the older points is among the candidates, neither the volume of the hundred nor
 * that of all points falls, in the box of the new front.
 */
final class ReferenceGrowth {
  private static final double ROUNDING = 1e-9;

  private final ReferenceFront base;
  private final List<double[]> older;
  private final List<double[]> union;
  private final ReferenceBox box;
  private final List<double[]> scaled;

  private ReferenceGrowth(ReferenceFront base, List<double[]> older) {
    this.base = base;
    this.older = older;
    List<double[]> all = new ArrayList<>(older);
    all.addAll(base.points());
    this.union = NonDominated.of(all);
    this.box = ReferenceBox.of(union);
    this.scaled = box.scale(union);
  }

  /** Returns the reference of points alone. */
  static ReferenceFront first(ReferenceFront found) {
    return new ReferenceGrowth(found, List.of()).grown(found.madeBy());
  }

  /**
   * Returns the reference grown by what was found.
   *
   * @throws IllegalArgumentException if the two are not of the same problem
   */
  static ReferenceFront grow(ReferenceFront older, ReferenceFront found) {
    if (!older.problem().equals(found.problem())
        || !older.fingerprint().equals(found.fingerprint())) {
      throw new IllegalArgumentException(
          "The reference of %s (fingerprint %s) cannot grow by points of %s (%s). The problem has changed: remove the file and make it anew."
              .formatted(
                  older.problem().key(),
                  older.fingerprint(),
                  found.problem().key(),
                  found.fingerprint()));
    }
    List<String> madeBy = new ArrayList<>(older.madeBy());
    found.madeBy().stream().filter(line -> !madeBy.contains(line)).forEach(madeBy::add);
    ReferenceGrowth growth = new ReferenceGrowth(found, older.points());
    ReferenceFront grown = growth.grown(madeBy);
    return growth.isSmaller(grown.best(), older.best())
            || growth.isSmaller(grown.points(), older.points())
        ? older
        : grown;
  }

  private boolean isSmaller(List<double[]> now, List<double[]> then) {
    return box.volume(now) < box.volume(then) * (1 - ROUNDING);
  }

  private ReferenceFront grown(List<String> madeBy) {
    Set<Integer> kept = new LinkedHashSet<>(best());
    Set<Integer> extremes = new LinkedHashSet<>(ReferenceBox.extremes(union));
    extremes.addAll(leastOfEach());
    List<Integer> first = new ArrayList<>(kept);
    kept.addAll(HypervolumeSubset.pickAfter(first, scaled, ReferenceFront.MOST_POINTS));
    if (!older.isEmpty() && isSmaller(kept.stream().map(union::get).toList(), older)) {
      kept = new LinkedHashSet<>(first);
      kept.addAll(covering(older));
    }
    List<Integer> order = new ArrayList<>(kept);
    while (order.size() > ReferenceFront.MOST_POINTS - extremes.size()) {
      order.remove(order.size() - 1);
    }
    extremes.stream().filter(i -> !order.contains(i)).forEach(order::add);
    return new ReferenceFront(
        base.problem(), base.fingerprint(), madeBy, order.stream().map(union::get).toList());
  }

  /** Returns the positions of the ideal's points, so that thinning does not move the ideal. */
  private List<Integer> leastOfEach() {
    List<Integer> positions = new ArrayList<>();
    for (int j = 0; j < union.get(0).length; j++) {
      int objective = j;
      IntStream.range(0, union.size())
          .boxed()
          .min(Comparator.comparingDouble(i -> union.get(i)[objective]))
          .ifPresent(positions::add);
    }
    return positions;
  }

  private List<Integer> best() {
    List<Integer> sampled = HypervolumeSubset.pick(scaled, ReferenceFront.BEST);
    List<Integer> best = sampled;
    List<Integer> few = HypervolumeSubset.pick(scaled, ReferenceFront.MOST_POINTS);
    List<double[]> points = few.stream().map(scaled::get).toList();
    List<Integer> exact =
        ExactGreedy.pick(points, ReferenceFront.BEST).stream().map(few::get).toList();
    if (volume(exact) > volume(best)) {
      best = exact;
    }
    List<double[]> olderBest = older.subList(0, Math.min(older.size(), ReferenceFront.BEST));
    List<Integer> covering = covering(olderBest);
    return volume(covering) > volume(best) ? covering : best;
  }

  private double volume(List<Integer> positions) {
    return box.volume(positions.stream().map(union::get).toList());
  }

  /** Returns for each point one of the union that is nowhere worse. */
  private List<Integer> covering(List<double[]> points) {
    return points.stream().map(this::cover).flatMap(Optional::stream).distinct().toList();
  }

  private Optional<Integer> cover(double[] point) {
    for (int i = 0; i < union.size(); i++) {
      if (NonDominated.nowhereWorse(union.get(i), point)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
