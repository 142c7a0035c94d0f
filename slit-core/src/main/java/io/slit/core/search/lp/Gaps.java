package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Gap;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import java.util.ArrayList;
import java.util.List;

/** Says of a search's result how far it may be from the least possible. */
public final class Gaps {
  private Gaps() {}

  /** Returns the gap of each objective, in their order; none where no plan is feasible. */
  public static List<Gap> of(PlanningProblem problem, SearchResult result) {
    return of(LowerBounds.of(problem), result);
  }

  /** Returns the gaps to bounds of the same problem that were computed before. */
  public static List<Gap> of(LowerBounds bounds, SearchResult result) {
    List<Gap> gaps = new ArrayList<>();
    if (result.statistics().overrun() > 0) {
      return gaps;
    }
    for (Objective objective : Objective.values()) {
      bounds
          .find(objective)
          .ifPresent(
              bound ->
                  result.plans().stream()
                      .mapToDouble(plan -> plan.objectives().get(objective))
                      .min()
                      .ifPresent(best -> gaps.add(new Gap(bound, best))));
    }
    return gaps;
  }
}
