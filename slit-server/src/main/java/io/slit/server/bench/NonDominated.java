package io.slit.server.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the points that no other dominates; of equal ones, one. */
final class NonDominated {
  private NonDominated() {}

  /** Returns them in lexicographic order: a point can be dominated by earlier ones only. */
  static List<double[]> of(List<double[]> points) {
    List<double[]> sorted = new ArrayList<>(points);
    sorted.sort(Arrays::compare);
    List<double[]> kept = new ArrayList<>();
    for (double[] point : sorted) {
      if (kept.stream().noneMatch(other -> nowhereWorse(other, point))) {
        kept.add(point);
      }
    }
    return kept;
  }

  static boolean nowhereWorse(double[] one, double[] other) {
    for (int j = 0; j < one.length; j++) {
      if (one[j] > other[j]) {
        return false;
      }
    }
    return true;
  }
}
