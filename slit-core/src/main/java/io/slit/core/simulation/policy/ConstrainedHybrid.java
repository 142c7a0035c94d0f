package io.slit.core.simulation.policy;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.workload.RequestClass;
import java.util.List;

/**
 * Keeps the sites whose 95th percentile of TTFT, under an even load, leaves half of the SLO free;
 * of these the cleanest grid (intensity times PUE) is filled first.
 */
final class ConstrainedHybrid implements PlanRule {
  private static final double PART_OF_SLO = 0.5;

  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    double[] scores = new double[problem.pairCount()];
    boolean[] slow = new boolean[scores.length];
    RoutingPlan even = new CapacityWeighted().plan(problem);
    List<List<PlanTarget>> targets = new PlanAssessor(problem, even).targets();
    for (int c = 0; c < problem.classes(); c++) {
      RequestClass one = problem.input().classes().get(c);
      double cap = PART_OF_SLO * one.profile().service().ttftP95().seconds();
      int first = problem.pairStart(c);
      for (int p = first; p < problem.pairEnd(c); p++) {
        scores[p] = gramsPerKwh(problem.input(), problem.pairDeployment(p));
        slow[p] = targets.get(c).get(p - first).estimate().ttftP95().seconds() > cap;
      }
    }
    Filling.lastResort(scores, p -> slow[p]);
    return Filling.greedy(problem, scores);
  }

  /**
   * Returns carbon per IT kWh; a site without known conditions has no units, so any number does.
   */
  private static double gramsPerKwh(PlanningInput input, int k) {
    Deployment deployment = input.fleet().deployments().get(k);
    Datacenter site = input.fleet().getSite(deployment.site());
    return input
        .environment()
        .find(site.id())
        .map(SiteConditions::carbonIntensity)
        .map(intensity -> intensity.gramsPerKwh() * site.pue().ratio())
        .orElse(0.0);
  }
}
