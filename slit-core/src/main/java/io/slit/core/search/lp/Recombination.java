package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import java.util.List;

/**
 * Offers what a pool holds for a fine lattice of weightings, put together by part: as many plans of
 * a day as weightings, of a few good plans of each of its hours, without a linear program. Nothing
 * where a problem has one part, whose plans were offered as they were found.
 */
final class Recombination {
  /** Steps of the lattice, by objectives: 25, 153, 455 and 495 weightings. */
  private static final int[] STEPS = {0, 1, 24, 16, 12, 8};

  /** What objectives of no weight still count, so that ties are broken to their good. */
  private static final double TIE_BREAK = 1e-4;

  private final PlanPool pool;
  private final SearchRun run;
  private final List<double[]> weightings;

  Recombination(PlanPool pool, ObjectiveScale scale, SearchRun run) {
    this.pool = pool;
    this.run = run;
    this.weightings = pool.parts() == 1 ? List.of() : raw(scale);
  }

  private static List<double[]> raw(ObjectiveScale scale) {
    return WeightLattice.of(scale.size(), STEPS[scale.size()]).stream()
        .map(
            weights -> {
              double[] all = weights.clone();
              for (int i = 0; i < all.length; i++) {
                all[i] += TIE_BREAK;
              }
              return scale.unscale(all);
            })
        .toList();
  }

  /** Offers a plan for each weighting, as far as the budget goes. */
  void offer() {
    if (pool.isEmpty()) {
      return;
    }
    PlanBuffer plan = new PlanBuffer(run.problem());
    double[] values = new double[Objective.values().length];
    for (double[] weights : weightings) {
      if (run.isOver()) {
        return;
      }
      pool.best(weights, plan, values);
      run.archive().offer(values, 0, plan);
      run.count(1, 0);
    }
  }
}
