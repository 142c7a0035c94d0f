package io.slit.core.search.lp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two neighbouring weightings. */
record SweepEdge(SweepNode from, SweepNode to) {
  private static final double NEAREST = 0.05;

  /** Returns all edges of a lattice of weightings: one step from one objective to another. */
  static List<SweepEdge> ofLattice(List<SweepNode> nodes, int steps) {
    Map<String, SweepNode> byPlace = new HashMap<>();
    nodes.forEach(node -> byPlace.put(place(node.weights(), steps), node));
    List<SweepEdge> edges = new ArrayList<>();
    for (SweepNode node : nodes) {
      for (int i = 0; i < node.weights().length; i++) {
        for (int j = i + 1; j < node.weights().length; j++) {
          double[] next = node.weights().clone();
          next[i] -= 1.0 / steps;
          next[j] += 1.0 / steps;
          SweepNode other = byPlace.get(place(next, steps));
          if (other != null) {
            edges.add(new SweepEdge(node, other));
          }
        }
      }
    }
    return edges;
  }

  private static String place(double[] weights, int steps) {
    return Arrays.toString(Arrays.stream(weights).mapToLong(w -> Math.round(w * steps)).toArray());
  }

  double length() {
    return from.distance(to);
  }

  /**
   * Returns how far from one to the other the weighting lies under which both are worth the same.
   */
  double balance() {
    double at = from.worth(from.weights()) - to.worth(from.weights());
    double then = from.worth(to.weights()) - to.worth(to.weights());
    double part = then == at ? 0.5 : -at / (then - at);
    return Double.isFinite(part) ? Math.min(1 - NEAREST, Math.max(NEAREST, part)) : 0.5;
  }

  double[] weights(double part) {
    double[] weights = new double[from.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 - part) * from.weights()[i] + part * to.weights()[i];
    }
    return weights;
  }
}
