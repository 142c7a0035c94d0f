package io.slit.core.simulation.policy;

import io.slit.core.fleet.Deployment;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.workload.RequestClass;

/**
 * After CASPER (Souza et al., "CASPER: Carbon-Aware Scheduling and Provisioning for Distributed Web
 * Services", IGSC 2023): least carbon under a cap on the network's latency, for the demand that is
 * expected. Its integer numbers of servers are the power rule here; the rest is a linear program.
 *
 * @param capSeconds round trips above it are a last resort
 */
record CasperLike(double capSeconds) implements PlanRule {
  /** An assumption: what the paper calls a relaxed latency bound, 100 ms. */
  static final CasperLike STANDARD = new CasperLike(0.1);

  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    double[] scores = Filling.scores(problem, Objective.CARBON.index());
    Filling.lastResort(scores, p -> roundTripSeconds(problem, p) > capSeconds);
    return Filling.exact(problem, scores);
  }

  private static double roundTripSeconds(PlanningProblem problem, int p) {
    PlanningInput input = problem.input();
    RequestClass one = input.classes().get(problem.pairClass(p));
    Deployment deployment = input.fleet().deployments().get(problem.pairDeployment(p));
    return input.network().roundTrip(one.origin().id(), deployment.site()).seconds();
  }
}
