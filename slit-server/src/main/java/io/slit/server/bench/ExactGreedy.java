package io.slit.server.bench;

import io.slit.core.pareto.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Picks the points that dominate most together, always the one that adds most exact volume: slower
 * than {@link io.slit.core.pareto.HypervolumeSubset}, and free of its sample's error.
 */
final class ExactGreedy {
  private ExactGreedy() {}

  private record Gain(int point, double volume) {
    static final Comparator<Gain> LARGEST_FIRST =
        Comparator.comparingDouble(Gain::volume).reversed().thenComparingInt(Gain::point);
  }

  /** Returns positions, the largest gain first; old gains are bounds (Minoux 1978). */
  static List<Integer> pick(List<double[]> scaled, int size) {
    PriorityQueue<Gain> queue = new PriorityQueue<>(Gain.LARGEST_FIRST);
    for (int i = 0; i < scaled.size(); i++) {
      queue.add(new Gain(i, gain(scaled.get(i), List.of())));
    }
    List<double[]> taken = new ArrayList<>();
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < size && !queue.isEmpty()) {
      Gain top = queue.remove();
      double now = gain(scaled.get(top.point()), taken);
      if (queue.isEmpty() || now >= queue.peek().volume()) {
        picked.add(top.point());
        taken.add(scaled.get(top.point()));
      } else {
        queue.add(new Gain(top.point(), now));
      }
    }
    return picked;
  }

  /** The volume of a point's box less what the others cover of it. */
  private static double gain(double[] point, List<double[]> others) {
    double[] reference = new double[point.length];
    Arrays.fill(reference, ReferenceBox.REFERENCE);
    double box = Hypervolume.of(List.of(point), reference);
    List<double[]> limited = new ArrayList<>(others.size());
    for (double[] other : others) {
      double[] corner = new double[point.length];
      Arrays.setAll(corner, j -> Math.max(point[j], other[j]));
      limited.add(corner);
    }
    return limited.isEmpty() ? box : box - Hypervolume.of(limited, reference);
  }
}
