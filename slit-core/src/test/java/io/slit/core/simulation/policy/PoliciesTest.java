package io.slit.core.simulation.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.SiteId;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Outlook;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.workload.Demand;
import io.slit.core.workload.RequestClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every policy keeps the hard constraints, and does what its name says. */
class PoliciesTest {
  private static final double MODERATE = 0.5;

  private static Stream<DynamicTest> forPlans(
      PlanningInput world, BiConsumer<PlanningProblem, RoutingPlan> check) {
    PlanningProblem problem = PlanningProblem.compile(world, Worlds.BATCHING);
    return Stage.policies().all().stream()
        .filter(PlanPolicy.class::isInstance)
        .map(PlanPolicy.class::cast)
        .map(
            policy ->
                DynamicTest.dynamicTest(
                    policy.name(), () -> check.accept(problem, policy.rule().plan(problem))));
  }

  @TestFactory
  Stream<DynamicTest> everyPlanKeepsWithinCapacityWhereThereIsRoom() {
    return forPlans(
        Worlds.random(3, 4, MODERATE),
        (problem, plan) -> assertEquals(0, new PlanAssessor(problem, plan).overrun(), 1e-9));
  }

  @TestFactory
  Stream<DynamicTest> everyPolicyServesAllOfAnOverload() {
    return forPlans(
        Worlds.random(3, 4, 2000),
        (problem, plan) -> {
          assertTrue(new PlanAssessor(problem, plan).overrun() > 0);
          for (int c = 0; c < problem.classes(); c++) {
            int row = c;
            double sum =
                IntStream.range(0, plan.rowSize(c)).mapToDouble(i -> plan.rowShare(row, i)).sum();
            assertEquals(1, sum, 1e-9);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> noPolicyPowersUnitsForNegativePricesWithoutDemand() {
    PlanningInput world = Worlds.random(3, 4, 0);
    Map<SiteId, SiteConditions> paid = new LinkedHashMap<>();
    world
        .environment()
        .bySite()
        .forEach((site, any) -> paid.put(site, Worlds.conditions(100, -200, 0.5, 1)));
    return forPlans(
        world.withEnvironment(Environment.of(paid)),
        (problem, plan) -> {
          for (int k = 0; k < problem.deployments(); k++) {
            assertEquals(0, plan.poweredUnits(k));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyPolicySendsRequestsOnlyWhereTheyMayRun() {
    Stage stage = new Stage(Worlds.random(3, 4, MODERATE));
    MadeUpTime time = MadeUpTime.around(stage.world, 5);
    return Stage.policies().all().stream()
        .map(
            policy -> DynamicTest.dynamicTest(policy.name(), () -> sendsWell(stage, policy, time)));
  }

  private static void sendsWell(Stage stage, Policy policy, Timeline time) {
    Dispatcher dispatcher =
        new Briefing(stage.ground, time, MadeUpTime.yesterday()).dispatcher(policy);
    List<Deployment> deployments = stage.world.fleet().deployments();
    Stage.Load load = new Stage.Load(deployments.size());
    load.down[0] = true;
    dispatcher.beginEpoch(0, load);
    for (int i = 0; i < 400; i++) {
      int at = i % stage.world.classes().size();
      RequestClass one = stage.world.classes().get(at);
      int to = dispatcher.dispatch(new Stage.Asked(i, one, at), load);
      assertTrue(to > 0, "somewhere else is up: " + to);
      Deployment target = deployments.get(to);
      assertTrue(one.mayRunOn(target, stage.world.fleet().getSite(target.site())));
    }
  }

  @Test
  void greedyPlansAreBestAtWhatTheyAreNamedAfterAmongGreedyOnes() {
    PlanningProblem problem =
        PlanningProblem.compile(Worlds.random(3, 4, 0.05), Worlds.CONSTANT)
            .withPhysics(Physics.LINEAR);
    for (Objective objective : List.of(Objective.TTFT, Objective.CARBON, Objective.WATER)) {
      double least = value(problem, new Greedy(objective.index()).plan(problem), objective);
      for (Objective other : List.of(Objective.TTFT, Objective.CARBON, Objective.WATER)) {
        RoutingPlan plan = new Greedy(other.index()).plan(problem);
        assertTrue(least <= value(problem, plan, objective) + 1e-9);
      }
    }
  }

  private static double value(PlanningProblem problem, RoutingPlan plan, Objective objective) {
    return new PlanAssessor(problem, plan).objectives().get(objective);
  }

  @Test
  void theHelixLikePlanCarriesAtLeastTheFlowOfAnyOther() {
    PlanningInput world = Worlds.random(3, 4, MODERATE);
    PlanningProblem problem = PlanningProblem.compile(world, Worlds.BATCHING);
    double helix = largestFactor(world, problem, new HelixLike().plan(problem));
    for (PlanRule other : List.of(new RoundRobin(), new CapacityWeighted(), new Greedy(1))) {
      assertTrue(helix >= largestFactor(world, problem, other.plan(problem)) * 0.95);
    }
    assertTrue(helix > 1);
  }

  /** How many times the demand may be until the busiest deployment is full. */
  private static double largestFactor(
      PlanningInput world, PlanningProblem problem, RoutingPlan plan) {
    double[] booked = new double[problem.deployments()];
    for (int c = 0; c < problem.classes(); c++) {
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        for (int i = 0; i < plan.rowSize(c); i++) {
          if (plan.rowDeployment(c, i) == problem.pairDeployment(p)) {
            booked[problem.pairDeployment(p)] +=
                plan.rowShare(c, i) * problem.demandPerSecond(c) * problem.loadSeconds(p);
          }
        }
      }
    }
    return IntStream.range(0, booked.length)
        .mapToDouble(k -> problem.capacityReplicas(k) / Math.max(booked[k], 1e-12))
        .min()
        .orElseThrow();
  }

  @Test
  void aPolicyThatIsNotThereIsNamedWithThoseThatAre() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Stage.policies().get("nearst"));
    assertTrue(wrong.getMessage().contains("round-robin"), wrong.getMessage());
  }

  @Test
  void aVariantThatIsNoneIsRefusedAndOraclesHaveNone() {
    IllegalArgumentException measure =
        assertThrows(IllegalArgumentException.class, () -> Stage.policies().get("slit-carbon-p9"));
    assertTrue(measure.getMessage().contains("mean, p50 to p99"), measure.getMessage());
    for (String none : List.of("perfect-carbon-p75", "greedy-carbon-p75", "slit-style-p75")) {
      assertThrows(IllegalArgumentException.class, () -> Stage.policies().get(none), none);
    }
  }

  @Test
  void aPlanForTheHighEndOfDemandHasRoomForIt() {
    PlanningInput world = Worlds.random(3, 4, 20);
    Outlook certain = world.outlook();
    Demand expected = certain.demand().expected();
    Demand high = expected.times(1.3);
    PlanningProblem problem =
        PlanningProblem.compile(
            world.withOutlook(
                new Outlook(
                    new Forecast<>(expected, expected, high, certain.demand().issuedAt()),
                    certain.environment())),
            Worlds.BATCHING);
    PlanningProblem under =
        problem.withOutlook(
            Outlook.certain(high, certain.environment().expected(), certain.demand().issuedAt()));
    PlanPolicy roomy = (PlanPolicy) Stage.policies().get("slit-carbon-high");
    assertEquals(0, new PlanAssessor(under, roomy.rule().plan(problem)).overrun(), 1e-9);
    PlanPolicy tight = (PlanPolicy) Stage.policies().get("slit-carbon");
    assertTrue(new PlanAssessor(under, tight.rule().plan(problem)).overrun() > 1e-3);
  }

  @Test
  void powerOfTwoChoicesTakesTheLessLoaded() {
    Stage stage = new Stage(Worlds.random(3, 4, MODERATE));
    List<Integer> decisions =
        stage.decisions(Stage.policies().get("power-of-two"), MadeUpTime.around(stage.world, 5));
    List<Integer> least =
        stage.decisions(Stage.policies().get("least-loaded"), MadeUpTime.around(stage.world, 5));
    assertTrue(spread(decisions, stage) < 60);
    assertTrue(spread(least, stage) <= spread(decisions, stage));
  }

  /** Returns the most that went to one deployment. */
  private static int spread(List<Integer> decisions, Stage stage) {
    int deployments = stage.world.fleet().deployments().size();
    int[] counts = new int[deployments];
    decisions.stream().skip(deployments).forEach(at -> counts[at]++);
    return IntStream.of(counts).max().orElseThrow();
  }
}
