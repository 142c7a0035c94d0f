package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import java.util.Arrays;
import java.util.List;

/**
 * The objectives that a search trades against each other, and the least and the most that plans
 * which are best for one of them reach: the box that weights and hypervolumes are scaled by.
 *
 * <p>An objective in which these plans do not differ is left out.
 */
public final class ObjectiveScale {
  private static final double NO_SPAN = 1e-9;

  private final int[] active;
  private final double[] low;
  private final double[] span;

  private ObjectiveScale(int[] active, double[] low, double[] span) {
    this.active = active;
    this.low = low;
    this.span = span;
  }

  /** Returns the scale of some objectives over these points. */
  public static ObjectiveScale of(List<Objective> wanted, List<ObjectiveVector> points) {
    double[] low = new double[wanted.size()];
    double[] span = new double[wanted.size()];
    int[] active = new int[wanted.size()];
    int count = 0;
    for (Objective objective : wanted) {
      double least = points.stream().mapToDouble(one -> one.get(objective)).min().orElseThrow();
      double most = points.stream().mapToDouble(one -> one.get(objective)).max().orElseThrow();
      if (most - least > NO_SPAN * Math.max(Math.abs(most), Math.abs(least))) {
        active[count] = objective.index();
        low[count] = least;
        span[count++] = most - least;
      }
    }
    return new ObjectiveScale(
        Arrays.copyOf(active, count), Arrays.copyOf(low, count), Arrays.copyOf(span, count));
  }

  /** Returns how many objectives differ. */
  public int size() {
    return active.length;
  }

  /** Returns the index of one of the objectives that differ. */
  public int objective(int i) {
    return active[i];
  }

  /** Returns the weights of all objectives, in their units, of weights of the scaled ones. */
  public double[] unscale(double[] weights) {
    double[] all = new double[PairCosts.OBJECTIVES];
    for (int i = 0; i < active.length; i++) {
      all[active[i]] = weights[i] / span[i];
    }
    return all;
  }

  /** Returns the values of the objectives that differ, scaled: 0 is the least, 1 the most. */
  public double[] scale(ObjectiveVector point) {
    double[] scaled = new double[active.length];
    double[] values = point.toArray();
    for (int i = 0; i < active.length; i++) {
      scaled[i] = (values[active[i]] - low[i]) / span[i];
    }
    return scaled;
  }
}
