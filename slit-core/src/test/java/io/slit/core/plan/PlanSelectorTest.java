package io.slit.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanPreference.Balanced;
import io.slit.core.plan.PlanPreference.Lowest;
import io.slit.core.plan.PlanPreference.Weighted;
import io.slit.core.plan.PlanPreference.WithinLimits;
import io.slit.core.workload.ClassId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every preference on fronts made by hand. */
class PlanSelectorTest {
  private static final RoutingPlan PLAN =
      RoutingPlan.ofDense(
          new PlanShape(List.of(new ClassId("x")), List.of(new DeploymentId("a"))),
          new double[][] {{1}},
          new int[] {1});

  /** Fast and dirty, slow and clean, and two between; scaled TTFT and carbon in the comments. */
  private static final List<EvaluatedPlan> FRONT =
      List.of(
          plan("fast", 100, 9000, 50, 2, 0.1), // 0, 1
          plan("knee", 120, 3000, 50, 2, 0.1), // 0.1, 0.25
          plan("between", 200, 2000, 50, 2, 0.1), // 0.5, 0.125
          plan("clean", 300, 1000, 50, 2, 0.1)); // 1, 0

  private static EvaluatedPlan plan(String id, double... objectives) {
    return new EvaluatedPlan(id, PLAN, ObjectiveVector.of(objectives));
  }

  private static String pick(List<EvaluatedPlan> plans, PlanPreference preference) {
    return PlanSelector.select(plans, preference).id();
  }

  @Test
  void balancedIsTheNearestToTheIdealPoint() {
    assertEquals("knee", pick(FRONT, new Balanced()));
  }

  @Test
  void theKneeOfSomeObjectivesIgnoresTheOthers() {
    List<EvaluatedPlan> plans =
        List.of(
            plan("thirsty", 100, 1000, 90, 2, 0.1),
            plan("frugal", 110, 1100, 10, 2, 0.1),
            plan("slow", 300, 9000, 10, 2, 0.1));
    assertEquals("frugal", pick(plans, new Balanced()));
    ObjectiveSubset two = new ObjectiveSubset(Set.of(Objective.TTFT, Objective.CARBON));
    assertEquals("thirsty", PlanSelector.select(plans, new Balanced(), two).id());
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void lowestIsTheLeastOfItsObjective(Objective objective) {
    double[] good = {5, 5, 5, 5, 5};
    double[] bad = {1, 1, 1, 1, 1};
    good[objective.index()] = 1;
    bad[objective.index()] = 2;
    List<EvaluatedPlan> plans = List.of(plan("b", bad), plan("a", good));
    assertEquals("a", pick(plans, new Lowest(objective)));
  }

  @Test
  void aTieInOneObjectiveGoesToTheKneeAndThenToTheSmallerId() {
    assertEquals("knee", pick(FRONT, new Lowest(Objective.COST)));
    List<EvaluatedPlan> mirrored =
        List.of(plan("q", 1, 2, 0, 0, 0), plan("p", 2, 1, 0, 0, 0), plan("r", 3, 3, 0, 0, 0));
    assertEquals("p", pick(mirrored, new Balanced()));
    assertEquals("p", pick(mirrored, new Lowest(Objective.WATER)));
  }

  @Test
  void weightsApplyToScaledObjectives() {
    assertEquals("fast", pick(FRONT, new Weighted(Map.of(Objective.TTFT, 1.0))));
    assertEquals("clean", pick(FRONT, new Weighted(Map.of(Objective.CARBON, 0.5))));
    // 0.625 t + c: fast 1, knee 0.3125, between 0.4375, clean 0.625
    assertEquals(
        "knee", pick(FRONT, new Weighted(Map.of(Objective.TTFT, 0.625, Objective.CARBON, 1.0))));
    // 0.25 t + c: fast 1, knee 0.275, between 0.25, clean 0.25; between is nearer to the ideal
    assertEquals(
        "between", pick(FRONT, new Weighted(Map.of(Objective.TTFT, 0.25, Objective.CARBON, 1.0))));
  }

  @Test
  void withinLimitsIsTheKneeOfThoseInside() {
    assertEquals("knee", pick(FRONT, new WithinLimits(Map.of(Objective.TTFT, 250.0))));
    assertEquals("between", pick(FRONT, new WithinLimits(Map.of(Objective.CARBON, 2000.0))));
    assertEquals("knee", pick(FRONT, new WithinLimits(Map.of())));
  }

  @Test
  void whereNoneIsWithinLimitsTheLeastOverrunWins() {
    // overruns by the front's span: fast 0 + 1, knee 0.05 + 0.25, between 0.45 + 0.125
    assertEquals(
        "knee",
        pick(FRONT, new WithinLimits(Map.of(Objective.TTFT, 110.0, Objective.CARBON, 1000.0))));
    // nobody keeps a limit on water, where the front has no spread: the knee of all
    assertEquals("knee", pick(FRONT, new WithinLimits(Map.of(Objective.WATER, 40.0))));
  }

  @Test
  void thePickDoesNotDependOnTheOrderOfPlans() {
    long seed = 17;
    Random random = new Random(seed);
    List<EvaluatedPlan> plans = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // coarse values, so that there are ties
      plans.add(plan("p" + i, random.ints(5, 0, 4).asDoubleStream().toArray()));
    }
    List<PlanPreference> preferences =
        List.of(
            new Balanced(),
            new Lowest(Objective.TTFT),
            new Weighted(Map.of(Objective.TTFT, 1.0, Objective.COST, 2.0)),
            new WithinLimits(Map.of(Objective.WATER, 1.0)),
            new WithinLimits(Map.of(Objective.WATER, -1.0)));
    for (PlanPreference preference : preferences) {
      String first = pick(plans, preference);
      for (int i = 0; i < 50; i++) {
        Collections.shuffle(plans, random);
        assertEquals(first, pick(plans, preference), "seed " + seed + ", " + preference);
      }
    }
  }

  @Test
  void refusesNonsense() {
    assertThrows(IllegalArgumentException.class, () -> pick(List.of(), new Balanced()));
    assertThrows(IllegalArgumentException.class, () -> new Weighted(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Weighted(Map.of(Objective.TTFT, 0.0)));
    assertEquals(
        "The weight of carbon_g (-1.0) must be in [0, inf). Every objective is minimised.",
        assertThrows(
                IllegalArgumentException.class, () -> new Weighted(Map.of(Objective.CARBON, -1.0)))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new WithinLimits(Map.of(Objective.TTFT, Double.NaN)));
  }
}
