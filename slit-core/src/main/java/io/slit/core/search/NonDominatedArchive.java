package io.slit.core.search;

import io.slit.core.units.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Every mutually non-dominated point ever offered, with what made it, up to a cap.
 *
 * <p>NSGA-II's truncation can lose non-dominated plans; this keeps them. Up to the cap the content
 * does not depend on the order of offers, except that of two equal points the first stays. Values
 * are compared in single precision (6e-8, relative): a plan is not worth keeping for being better
 * by a rounding error. One point more than the cap thins the archive to three quarters of it, even
 * over a grid of the box of all points ({@link GridThinning}), which never drops the best of an
 * objective.
 *
 * <p>The points stand in an {@link ArchiveTree}, so that an offer looks at few of them;
 * docs/SEARCH.md holds the time it takes. For one thread.
 *
 * @param <T> what makes a point
 */
final class NonDominatedArchive<T> {
  /** Points kept at most, unless said otherwise; an offer then takes some 10 us. */
  static final int DEFAULT_CAP = 20_000;

  private static final int LEAST_CAP = 100;

  /** Offers in sorted order make the tree as deep as a twelfth of its points. */
  private static final int MOST_CAP = 50_000;

  private final int cap;
  private ArchiveTree<T> tree = new ArchiveTree<>();
  private List<ArchiveTree.Entry<T>> listed = List.of();

  NonDominatedArchive() {
    this(DEFAULT_CAP);
  }

  /**
   * Makes an empty archive.
   *
   * @param cap points at most, in [100, 50000]
   */
  NonDominatedArchive(int cap) {
    Require.within(
        LEAST_CAP, MOST_CAP, cap, "cap of an archive, in points,", "A menu is picked from them.");
    this.cap = cap;
  }

  /** Offers a point; returns whether it was kept. */
  boolean offer(double[] point, T maker) {
    float[] key = ArchiveTree.key(point);
    if (tree.reaches(key)) {
      return false;
    }
    tree.removeReachedBy(key);
    tree.add(new ArchiveTree.Entry<>(key, point.clone(), maker));
    listed = List.of();
    if (tree.size() > cap) {
      thin();
    }
    return true;
  }

  private void thin() {
    List<ArchiveTree.Entry<T>> all = entries();
    ArchiveTree<T> thinned = new ArchiveTree<>();
    List<double[]> points = all.stream().map(ArchiveTree.Entry::point).toList();
    GridThinning.thin(points, cap / 4 * 3).forEach(i -> thinned.add(all.get(i)));
    tree = thinned;
    listed = List.of();
  }

  private List<ArchiveTree.Entry<T>> entries() {
    if (listed.size() != tree.size()) {
      List<ArchiveTree.Entry<T>> all = new ArrayList<>(tree.size());
      tree.forEach(all::add);
      listed = all;
    }
    return listed;
  }

  /** Returns how many points it holds. */
  int size() {
    return tree.size();
  }

  /** Returns the values of a point, numbered anew after each that is kept; not to be changed. */
  double[] point(int i) {
    return entries().get(i).point();
  }

  /** Returns what made a point. */
  T maker(int i) {
    return entries().get(i).maker();
  }
}
