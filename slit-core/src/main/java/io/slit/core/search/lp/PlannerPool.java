package io.slit.core.search.lp;

import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Lends a {@link WeightedPlanner} to each piece of work, forgetful of earlier ones, so that results
 * do not depend on who did what before. Safe for several threads.
 */
public final class PlannerPool {
  private final PlanningProblem problem;
  private final UnitCosts units;
  private final Deque<WeightedPlanner> idle = new ArrayDeque<>();

  /** Makes an empty pool; planners are made as they are needed. */
  public PlannerPool(PlanningProblem problem) {
    this.problem = problem;
    this.units = new UnitCosts(problem);
  }

  /** Returns the problem that its planners plan. */
  public PlanningProblem problem() {
    return problem;
  }

  /** Does a piece of work with a planner. */
  public <T> T with(Function<WeightedPlanner, T> work) {
    WeightedPlanner planner = take();
    planner.forget();
    try {
      return work.apply(planner);
    } finally {
      give(planner);
    }
  }

  private WeightedPlanner take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return new WeightedPlanner(problem, units);
  }

  private void give(WeightedPlanner planner) {
    synchronized (idle) {
      idle.push(planner);
    }
  }
}
