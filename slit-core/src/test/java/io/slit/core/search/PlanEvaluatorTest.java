package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.PlanImpact;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.workload.Demand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two sites and two classes worked out by hand, and the laws any plan obeys. */
class PlanEvaluatorTest {
  private static final double[][] SHARES = {{1, 0}, {0.25, 0.75}};
  private static final int[] UNITS = {2, 1};

  private static PlanAssessor assess(PlanningInput input, double[][] shares, int[] units) {
    PlanningProblem problem = PlanningProblem.compile(input, Worlds.CONSTANT);
    return new PlanAssessor(problem, RoutingPlan.ofDense(problem.shape(), shares, units));
  }

  /** Mean concurrency: rate x (prefill 0.1 + decode 1 / (1 - prefill share)) / replicas. */
  private static double concurrency(double rate, double replicas) {
    return rate * (0.1 + 1 / (1 - rate * 0.1 / replicas)) / replicas;
  }

  /** 360 J a request, 50 W a replica while it is empty, 100 W a host. */
  private static double watts(double rate, double replicas) {
    return rate * 360 + 50 * replicas * Math.exp(-concurrency(rate, replicas)) + 100 * replicas;
  }

  /** One server for prefill (equal prompts), and (80 x 0.9 - 10) GB / 0.04 GB slots a replica. */
  private static double waitSeconds(double rate, double replicas) {
    double rho = rate * 0.1 / replicas;
    double turn = 0.5 * rho / (1 - rho) * 0.1;
    double slots = 1550;
    double b = concurrency(rate, replicas);
    double c = slots * replicas;
    double busy = Math.pow(b / slots, Math.sqrt(2 * (c + 1)) - 1);
    double slot = busy / (c * (1 - b / slots)) * b * replicas / rate;
    return turn + slot;
  }

  @Test
  void everyObjectiveIsAsWorkedOutByHand() {
    ObjectiveVector found = assess(Worlds.twoSites(), SHARES, UNITS).objectives();
    double kwhA = watts(2.25, 2) * 3600 / 3.6e6;
    double kwhB = watts(0.75, 1) * 3600 / 3.6e6;
    // network: class A at home 10 ms; a quarter of class B crosses 40 ms
    double ttft =
        (2 * (0.010 + 0.1)
                + 0.25 * (0.040 + 0.1)
                + 0.75 * (0.010 + 0.1)
                + 2.25 * waitSeconds(2.25, 2)
                + 0.75 * waitSeconds(0.75, 1))
            / 3
            * 1000;
    assertEquals(ttft, found.get(Objective.TTFT), 1e-9);
    assertEquals(kwhA * 1.2 * 100 + kwhB * 1.5 * 400, found.get(Objective.CARBON), 1e-9);
    assertEquals(kwhA * (0.5 + 1.2 * 4) + kwhB * (0.1 + 1.5 * 1), found.get(Objective.WATER), 1e-9);
    assertEquals(kwhA * 1.2 * 0.050 + kwhB * 1.5 * 0.020, found.get(Objective.COST), 1e-9);
    assertEquals(0.2, found.get(Objective.QUALITY_LOSS), 1e-9);
  }

  @Test
  void theTypedFormulasAgreeWithTheKernel() {
    PlanAssessor assessor = assess(Worlds.twoSites(), SHARES, UNITS);
    Footprint total = assessor.impact().total();
    assertEquals(assessor.objectives().get(Objective.CARBON), total.carbon().grams(), 1e-9);
    assertEquals(assessor.objectives().get(Objective.WATER), total.water().litres(), 1e-9);
    assertEquals(assessor.objectives().get(Objective.COST), total.cost().usd(), 1e-9);
  }

  @Test
  void zeroDemandHasNoControllableFootprint() {
    PlanningInput idle = Worlds.twoSites().withDemand(Demand.of(Map.of()));
    PlanAssessor assessor = assess(idle, SHARES, UNITS);
    PlanImpact impact = assessor.impact();
    assertEquals(impact.idle(), impact.total());
    impact.deployments().forEach(one -> assertEquals(0, one.controllable().value()));
    PlanImpact loaded = assess(Worlds.twoSites(), SHARES, UNITS).impact();
    loaded.deployments().forEach(one -> assertTrue(one.controllable().value() > 0));
    // row 0 of every table: three powered units idle for an hour
    assertEquals(3 * 0.150, impact.total().it().kwh(), 1e-12);
    assertEquals(0, assessor.objectives().get(Objective.TTFT));
    assertEquals(0, assessor.overrun());
  }

  @Test
  void doublingCarbonIntensityDoublesCarbonOnly() {
    PlanningInput input = Worlds.twoSites();
    Map<SiteId, SiteConditions> doubled = new LinkedHashMap<>();
    input
        .environment()
        .bySite()
        .forEach(
            (id, one) ->
                doubled.put(
                    id,
                    new SiteConditions(
                        one.carbonIntensity()
                            .withGramsPerKwh(2 * one.carbonIntensity().gramsPerKwh()),
                        one.price(),
                        one.wetBulb(),
                        one.siteWater(),
                        one.sourceWater())));
    ObjectiveVector before = assess(input, SHARES, UNITS).objectives();
    ObjectiveVector after =
        assess(input.withEnvironment(Environment.of(doubled)), SHARES, UNITS).objectives();
    for (Objective objective : Objective.values()) {
      double factor = objective == Objective.CARBON ? 2 : 1;
      assertEquals(factor * before.get(objective), after.get(objective), 1e-9);
    }
  }

  @Test
  void saysByHowMuchCapacityIsBroken() {
    PlanningInput input = Worlds.twoSites();
    PlanningInput five = input.withDemand(input.demand().times(30));
    PlanAssessor overloaded = assess(five, new double[][] {{1, 0}, {1, 0}}, new int[] {2, 2});
    assertTrue(overloaded.overrun() > 1, "overrun " + overloaded.overrun());
    assertTrue(overloaded.impact().deployments().get(0).utilisation() > 1);
    assertEquals(0, assess(input, SHARES, UNITS).overrun());
  }

  @Test
  void energyPerRequestFallsWithConcurrency() {
    PlanningInput input = Worlds.random(1, 3, 0.2);
    double before = Double.POSITIVE_INFINITY;
    for (double factor : new double[] {0.1, 1, 3, 10}) {
      PlanningProblem problem =
          PlanningProblem.compile(input.withDemand(input.demand().times(factor)), Worlds.BATCHING);
      PlanBuffer plan = new PlanBuffer(problem);
      BaselinePlans.spreadEvenly(problem, plan, true);
      plan.units[0] = 1;
      PowerRule.power(problem, plan);
      PlanAssessor assessor = new PlanAssessor(problem, problem.toPlan(plan));
      double perRequest =
          assessor.impact().total().it().kwh() / problem.input().demand().totalPerSecond();
      assertTrue(perRequest < before, factor + ": " + perRequest + " after " + before);
      before = perRequest;
    }
  }

  @Test
  void anEvaluationLeavesNothingBehindForTheNext() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(7, 4, 1), Worlds.BATCHING);
    PlanEvaluator shared = new PlanEvaluator(problem);
    double[] first = new double[Objective.values().length];
    double[] again = new double[first.length];
    PlanBuffer plan = new PlanBuffer(problem);
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      RandomPlans.fill(problem, random, plan);
      shared.evaluate(plan, first);
      new PlanEvaluator(problem).evaluate(plan, again);
      assertArrayEquals(again, first);
    }
  }
}
