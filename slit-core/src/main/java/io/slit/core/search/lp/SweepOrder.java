package io.slit.core.search.lp;

import io.slit.core.pareto.HypervolumeSubset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** In what order the plans of a sweep are improved: those first that the front stands on most. */
final class SweepOrder {
  private SweepOrder() {}

  /**
   * Returns nodes in the order of what they add: the best of each objective, then always the one
   * that adds most hypervolume to those before it; those that add none come last, as they were.
   */
  static List<SweepNode> byVolume(List<SweepNode> nodes) {
    if (nodes.isEmpty()) {
      return nodes;
    }
    List<double[]> points = nodes.stream().map(SweepNode::scaled).toList();
    Set<Integer> order = new LinkedHashSet<>();
    for (int objective = 0; objective < points.get(0).length; objective++) {
      order.add(best(points, objective));
    }
    order.addAll(HypervolumeSubset.pickAfter(List.copyOf(order), points, points.size()));
    IntStream.range(0, points.size()).forEach(order::add);
    return order.stream().map(nodes::get).toList();
  }

  /**
   * Returns the same nodes with each batch in an order where every weighting is near the one
   * before, so that a warm-started solve has less to do.
   */
  static List<SweepNode> chained(List<SweepNode> nodes, int batch) {
    List<SweepNode> chain = new ArrayList<>();
    for (int from = 0; from < nodes.size(); from += batch) {
      List<SweepNode> left =
          new ArrayList<>(nodes.subList(from, Math.min(nodes.size(), from + batch)));
      SweepNode last = left.remove(0);
      chain.add(last);
      while (!left.isEmpty()) {
        last = left.remove(nearest(left, last));
        chain.add(last);
      }
    }
    return chain;
  }

  private static int nearest(List<SweepNode> nodes, SweepNode to) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < nodes.size(); i++) {
      double sum = 0;
      for (int j = 0; j < to.weights().length; j++) {
        double apart = nodes.get(i).weights()[j] - to.weights()[j];
        sum += apart * apart;
      }
      if (sum < least) {
        least = sum;
        nearest = i;
      }
    }
    return nearest;
  }

  private static int best(List<double[]> points, int objective) {
    int best = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i)[objective] < points.get(best)[objective]) {
        best = i;
      }
    }
    return best;
  }
}
