package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import java.util.List;

/**
 * How far plans are from dominating a given one, relative to what that one is worth. For one
 * thread.
 */
final class DominanceGoal {
  /** An objective that rises by less than this part is not worse. */
  private static final double NOT_WORSE = 1e-10;

  /** What the archive cannot tell apart, a part of a value: half of its single precision. */
  private static final double EQUAL = 3e-8;

  private final int[] chosen;
  private final double[] limit = new double[Objective.values().length];
  private final double[] size = new double[Objective.values().length];

  /** Judges by some objectives; values of the others do not count. */
  DominanceGoal(List<Objective> objectives) {
    this.chosen = objectives.stream().mapToInt(Objective::index).toArray();
  }

  /** Sets the plan that is to be dominated. */
  void set(double[] values) {
    for (int j : chosen) {
      limit[j] = values[j];
      size[j] = Math.abs(values[j]) > 0 ? Math.abs(values[j]) : 1;
    }
  }

  /**
   * Returns the root of the summed squares of how far objectives are above the given plan's: it has
   * no kinks above 0, where a search by single moves would stop early. Where none is above, minus
   * the sum of the improvements.
   */
  double distance(double[] values) {
    double squares = 0;
    double sum = 0;
    for (int j : chosen) {
      double worse = (values[j] - limit[j]) / size[j];
      squares += worse > NOT_WORSE ? worse * worse : 0;
      sum += worse;
    }
    return squares > 0 ? Math.sqrt(squares) : Math.min(0, sum);
  }

  /** Tells whether nothing is worse by more than the archive can tell. */
  boolean isAsGood(double[] values) {
    for (int j : chosen) {
      if ((values[j] - limit[j]) / size[j] > EQUAL) {
        return false;
      }
    }
    return true;
  }
}
