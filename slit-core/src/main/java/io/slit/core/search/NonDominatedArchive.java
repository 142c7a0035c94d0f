package io.slit.core.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Every mutually non-dominated point ever offered, with what made it.
 *
 * <p>NSGA-II's truncation can lose non-dominated plans; this keeps them. The content does not
 * depend on the order of offers, except that of two equal points the first stays. Values are
 * compared in single precision (6e-8, relative): a plan is not worth keeping for being better by a
 * rounding error. Insertion is linear in the size. For one thread.
 *
 * @param <T> what makes a point
 */
final class NonDominatedArchive<T> {
  private final List<double[]> points = new ArrayList<>();
  private final List<T> makers = new ArrayList<>();

  /** Offers a point; returns whether it was kept. */
  boolean offer(double[] point, T maker) {
    for (int i = 0; i < points.size(); i++) {
      if (nowhereWorse(points.get(i), point)) {
        moveForward(i);
        return false;
      }
    }
    int kept = 0;
    for (int i = 0; i < points.size(); i++) {
      if (!nowhereWorse(point, points.get(i))) {
        points.set(kept, points.get(i));
        makers.set(kept++, makers.get(i));
      }
    }
    points.subList(kept, points.size()).clear();
    makers.subList(kept, makers.size()).clear();
    points.add(point.clone());
    makers.add(maker);
    return true;
  }

  /** A point that dominates once often does so again: it is asked earlier next time. */
  private void moveForward(int i) {
    int to = i / 2;
    double[] point = points.get(i);
    T maker = makers.get(i);
    points.set(i, points.get(to));
    makers.set(i, makers.get(to));
    points.set(to, point);
    makers.set(to, maker);
  }

  private static boolean nowhereWorse(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if ((float) a[i] > (float) b[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many points it holds. */
  int size() {
    return points.size();
  }

  /** Returns the values of a point; not to be changed. */
  double[] point(int i) {
    return points.get(i);
  }

  /** Returns what made a point. */
  T maker(int i) {
    return makers.get(i);
  }
}
