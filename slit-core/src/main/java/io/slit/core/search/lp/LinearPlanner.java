package io.slit.core.search.lp;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;

/**
 * Finds the exact plan of a weighting when requests cost what scores say, whatever the load.
 *
 * <p>Minimise sum over pairs p of score(p) x demand x share(p), subject to: the shares of every
 * class sum to 1, none is negative, and the replica-seconds booked with every deployment stay
 * within its capacity, all units powered. A linear program with generalised upper bounds, solved by
 * a simplex made for it (Dantzig and Van Slyke 1967): its basis is as large as there are
 * deployments, not classes. What is not connected (epochs, regions that share no deployment) is
 * solved apart. Objectives are exact to about 1e-9 of the largest score. The first solve is cold;
 * each further one begins at the last optimum, which is cheap where scores changed little. Demand
 * that finds no room is reported, not thrown. Solving does not allocate; one instance per thread.
 */
public final class LinearPlanner {
  private final ProgramPart[] parts;
  private final LinearSolution solution;

  /** Makes a planner for a problem. */
  public LinearPlanner(PlanningProblem problem) {
    this.parts = ProgramPart.allOf(problem);
    this.solution = new LinearSolution(problem.deployments());
  }

  /**
   * Solves for scores.
   *
   * @param scores of a request, by pair; less is better; finite
   * @return a view, valid until the next solve
   */
  public LinearSolution solve(double[] scores) {
    solution.clear();
    for (ProgramPart part : parts) {
      part.solve(scores, solution);
    }
    return solution;
  }

  /**
   * Solves for scores, but not the parts that are settled: what was found for them last stays.
   *
   * @param settled by the first deployment of a part
   */
  void solve(double[] scores, boolean[] settled) {
    solution.clear();
    for (ProgramPart part : parts) {
      if (!settled[part.firstDeployment()]) {
        part.solve(scores, solution);
      }
    }
  }

  /** Where nothing was solved since it was forgotten, the next solve begins near a plan. */
  public void beginNear(PlanBuffer plan) {
    for (ProgramPart part : parts) {
      part.beginNear(plan);
    }
  }

  /** Sets what deployments can be booked with, in replicas, and forgets the last optimum. */
  void setCapacities(double[] replicas) {
    for (ProgramPart part : parts) {
      part.setCapacities(replicas);
    }
  }

  /** Forgets the last optimum, so that the next solve does not depend on it. */
  public void forget() {
    for (ProgramPart part : parts) {
      part.forget();
    }
  }

  /** Writes the shares found last; rows sum to 1. Powered units are left as they are. */
  public void write(PlanBuffer plan) {
    for (ProgramPart part : parts) {
      part.write(plan);
    }
  }
}
