package io.slit.core.simulation.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that fall into a trap on purpose: the checks of {@link PoliciesTest} find them out. */
class CheatingRulesTest {
  private static final PlanRule HONEST = new Greedy(Objective.CARBON.index());

  /** Sends each class whole to where its carbon is least, as if there were room for all. */
  private static RoutingPlan rush(PlanningProblem problem) {
    double[] scores = Filling.scores(problem, Objective.CARBON.index());
    PlanBuffer plan = new PlanBuffer(problem);
    for (int c = 0; c < problem.classes(); c++) {
      int best = problem.pairStart(c);
      for (int p = best; p < problem.pairEnd(c); p++) {
        best = scores[p] < scores[best] ? p : best;
      }
      plan.setShare(best, 1);
    }
    problem.powerLeast(plan);
    return problem.toPlan(plan);
  }

  /** Burns power wherever it is paid for. */
  private static RoutingPlan burn(PlanningProblem problem) {
    PlanBuffer plan = new PlanBuffer(problem);
    problem.copy(HONEST.plan(problem), plan);
    for (int k = 0; k < problem.deployments(); k++) {
      SiteId site = problem.input().fleet().deployments().get(k).site();
      SiteConditions known = problem.input().environment().find(site).orElseThrow();
      if (known.price().usdPerKwh() < 0) {
        plan.setUnits(k, 1);
      }
    }
    return problem.toPlan(plan);
  }

  private static double overrun(PlanningProblem problem, RoutingPlan plan) {
    return new PlanAssessor(problem, plan).overrun();
  }

  @Test
  void aRushToTheCleanestSiteOverrunsIt() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(3, 4, 20), Worlds.BATCHING);
    assertEquals(0, overrun(problem, HONEST.plan(problem)), 1e-9);
    assertTrue(overrun(problem, rush(problem)) > 1);
  }

  @Test
  void unitsPoweredForANegativePriceAreSeen() {
    PlanningInput world = Worlds.random(3, 4, 0);
    Map<SiteId, SiteConditions> paid = new LinkedHashMap<>();
    world
        .environment()
        .bySite()
        .forEach((site, any) -> paid.put(site, Worlds.conditions(100, -200, 0.5, 1)));
    PlanningProblem problem =
        PlanningProblem.compile(world.withEnvironment(Environment.of(paid)), Worlds.BATCHING);
    assertFalse(powersAnything(problem, HONEST.plan(problem)));
    assertTrue(powersAnything(problem, burn(problem)));
  }

  private static boolean powersAnything(PlanningProblem problem, RoutingPlan plan) {
    for (int k = 0; k < problem.deployments(); k++) {
      if (plan.poweredUnits(k) > 0) {
        return true;
      }
    }
    return false;
  }
}
