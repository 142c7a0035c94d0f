package io.slit.core.search.robust;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.CapacityFill;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.List;

/**
 * Makes room in plans for more demand than expected: by powering the units that it needs where
 * shares put it, and by moving shares off deployments that cannot hold it. For one thread.
 */
final class MadeRoom {
  private final PlanningProblem problem;
  private final List<PlanningProblem> loads;
  private final PlanningProblem most;
  private final CapacityFill fill;
  private final double[] scores;
  private final PlanBuffer needed;

  /**
   * @param loads the problem under each scenario that a plan must have room for
   * @param most the problem under the most that each class asks for in them
   */
  MadeRoom(PlanningProblem problem, List<PlanningProblem> loads, PlanningProblem most) {
    this.problem = problem;
    this.loads = List.copyOf(loads);
    this.most = most;
    this.fill = new CapacityFill(most);
    this.needed = new PlanBuffer(problem);
    this.scores = new double[problem.pairCount()];
    for (int p = 0; p < scores.length; p++) {
      scores[p] = problem.loadSeconds(p);
    }
  }

  /** Writes a plan with its own shares and as few units as every load needs. */
  void power(RoutingPlan plan, PlanBuffer into) {
    problem.copy(plan, into);
    problem.powerLeast(into);
    raise(into);
  }

  /** Writes a plan whose shares are cut to what deployments hold of the most demand. */
  void spread(RoutingPlan plan, PlanBuffer into) {
    problem.copy(plan, into);
    fill.fill(scores, into);
    into.normalise(most);
    problem.powerLeast(into);
    raise(into);
  }

  private void raise(PlanBuffer plan) {
    needed.set(plan);
    for (PlanningProblem load : loads) {
      load.powerLeast(needed);
      for (int k = 0; k < problem.deployments(); k++) {
        plan.setUnits(k, Math.max(plan.units(k), needed.units(k)));
      }
    }
  }
}
