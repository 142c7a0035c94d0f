package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.ExactAnswer.Found;
import io.slit.core.search.lp.ExactAnswer.NoRoom;
import io.slit.core.search.lp.ExactAnswer.OutOfReach;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactPlannerTest {
  private static PlanningProblem random(int seed) {
    return PlanningProblem.compile(
        Worlds.random(seed, 2 + seed % 6, 0.5 + 2 * (seed % 9)), Worlds.BATCHING);
  }

  private static ExactPlan found(ExactAnswer answer) {
    return assertInstanceOf(Found.class, answer, answer.toString()).plan();
  }

  /** Checks a plan by the evaluator: its rows, its capacity, what it says it is worth. */
  private static void assertProven(PlanningProblem any, ExactPlan plan, String which) {
    PlanningProblem problem = any.withPhysics(Physics.LINEAR);
    PlanBuffer buffer = new PlanBuffer(problem);
    problem.copy(plan.plan(), buffer);
    double[] values = new double[Objective.values().length];
    assertEquals(0, new PlanEvaluator(problem).evaluate(buffer, values), which);
    for (Objective objective : Objective.values()) {
      double value = values[objective.index()];
      assertEquals(value, plan.objectives().get(objective), 1e-9 * Math.abs(value), which);
    }
    assertTrue(
        plan.value() - plan.bound() <= 1e-7 * Math.abs(plan.value()) + 1e-12,
        () -> which + " is proven to " + plan.bound() + " of " + plan.value());
    assertTrue(plan.bound() <= plan.value() + 1e-8 * Math.abs(plan.value()), which);
  }

  private static void assertClose(double expected, double value, String which) {
    assertEquals(expected, value, 1e-6 * Math.max(1e-6, Math.abs(expected)), which);
  }

  @Test
  void singleObjectivesAndWeightedSumsAreThoseOfAGeneralSolver() {
    for (int seed = 0; seed < 25; seed++) {
      PlanningProblem problem = random(seed);
      ExactPlanner planner = new ExactPlanner(problem);
      GeneralPlanner general = new GeneralPlanner(problem);
      Random random = new Random(seed);
      Map<Objective, Double> weights = new EnumMap<>(Objective.class);
      for (Objective objective : Objective.values()) {
        String which = "seed " + seed + " " + objective;
        double least = general.least(Map.of(objective, 1.0), Map.of());
        if (Double.isNaN(least)) {
          assertInstanceOf(NoRoom.class, planner.least(objective), which);
          continue;
        }
        ExactPlan plan = found(planner.least(objective));
        assertProven(problem, plan, which);
        assertClose(least, plan.value(), which);
        weights.put(objective, random.nextDouble() / Math.max(1e-3, Math.abs(least)));
      }
      if (!weights.isEmpty()) {
        ExactPlan plan = found(planner.weighted(weights));
        assertProven(problem, plan, "seed " + seed);
        assertClose(general.least(weights, Map.of()), plan.value(), "seed " + seed);
      }
    }
  }

  @Test
  void theLeastWithinLimitsIsThatOfAGeneralSolver() {
    int found = 0;
    int outOfReach = 0;
    for (int seed = 0; seed < 60; seed++) {
      PlanningProblem problem = random(seed);
      ExactPlanner planner = new ExactPlanner(problem);
      if (planner.ideal(Objective.TTFT).isEmpty()) {
        continue;
      }
      Random random = new Random(seed);
      Objective objective = Objective.values()[random.nextInt(5)];
      ExactPlan free = found(planner.least(objective));
      Map<Objective, Double> limits = new EnumMap<>(Objective.class);
      for (Objective other : Objective.values()) {
        double ideal = planner.ideal(other).orElseThrow();
        double worst = free.objectives().get(other);
        if (other != objective && random.nextInt(3) > 0) {
          limits.put(other, ideal + (0.1 + 0.8 * random.nextDouble()) * (worst - ideal));
        }
      }
      String which = "seed " + seed + " " + objective + " within " + limits;
      double least = new GeneralPlanner(problem).least(Map.of(objective, 1.0), limits);
      ExactAnswer answer = planner.within(objective, limits);
      if (Double.isNaN(least)) {
        assertInstanceOf(OutOfReach.class, answer, which);
        outOfReach++;
        continue;
      }
      ExactPlan plan = found(answer);
      found++;
      assertProven(problem, plan, which);
      assertClose(least, plan.value(), which);
      limits.forEach(
          (other, limit) ->
              assertTrue(plan.objectives().get(other) <= limit + 1e-8 * Math.abs(limit), which));
    }
    assertTrue(found > 20 && outOfReach > 5, found + " found, " + outOfReach + " out of reach");
  }

  @Test
  void anOrderOfObjectivesIsThatOfAGeneralSolver() {
    for (int seed = 0; seed < 12; seed++) {
      PlanningProblem problem = random(seed);
      ExactPlanner planner = new ExactPlanner(problem);
      if (planner.ideal(Objective.TTFT).isEmpty()) {
        continue;
      }
      List<Objective> order = List.of(Objective.QUALITY_LOSS, Objective.TTFT, Objective.CARBON);
      ExactPlan plan = found(planner.lexicographic(order));
      GeneralPlanner general = new GeneralPlanner(problem);
      Map<Objective, Double> limits = new EnumMap<>(Objective.class);
      for (Objective objective : order) {
        double least = general.least(Map.of(objective, 1.0), limits);
        assertEquals(
            least,
            plan.objectives().get(objective),
            1e-5 * Math.abs(least),
            "seed " + seed + " " + objective);
        limits.put(objective, least + 1e-7 * Math.abs(least));
      }
    }
  }

  @Test
  void largeProblemsAreSolvedWithinLimitsToo() {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.L, Physics.CONSOLIDATION, 1);
    ExactPlanner planner = new ExactPlanner(problem);
    ExactPlan fast = found(planner.least(Objective.TTFT));
    Map<Objective, Double> limits = new EnumMap<>(Objective.class);
    for (Objective objective : List.of(Objective.CARBON, Objective.WATER, Objective.COST)) {
      double ideal = planner.ideal(objective).orElseThrow();
      limits.put(objective, ideal + 0.5 * (fast.objectives().get(objective) - ideal));
    }
    ExactPlan plan = found(planner.within(Objective.TTFT, limits));
    assertProven(problem, plan, "L");
    assertTrue(plan.value() > fast.value());
  }

  @Test
  void refusesWeightsAndLimitsThatAreNone() {
    ExactPlanner planner = new ExactPlanner(random(1));
    assertThrows(
        IllegalArgumentException.class, () -> planner.weighted(Map.of(Objective.TTFT, -1.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> planner.within(Objective.COST, Map.of(Objective.TTFT, Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> planner.lexicographic(List.of()));
  }
}
