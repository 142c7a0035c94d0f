package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PartEvaluator;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanPoolTest {
  private static final int OBJECTIVES = Objective.values().length;
  private static final List<Objective> WANTED =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);

  private static PlanningProblem twoHours(Physics physics) {
    return PlanningProblem.joint(
        List.of(
            SyntheticProblem.of(ProblemSize.S, physics, 1),
            SyntheticProblem.of(ProblemSize.S, physics, 3)));
  }

  private static int[] hours(PlanningProblem problem) {
    int[] hours = new int[problem.deployments()];
    for (int k = hours.length / 2; k < hours.length; k++) {
      hours[k] = 1;
    }
    return hours;
  }

  private static double[] weights(Random random) {
    return new double[] {
      random.nextDouble(), 1e-4 * random.nextDouble(), 1e-2 * random.nextDouble(), 1, 0
    };
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void thePartsOfAPlanSumToTheWhole(Physics physics) {
    PlanningProblem problem = twoHours(physics);
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    planner.solveLinear(new double[] {1, 0, 0, 1, 0}, plan);
    planner.worth(new double[] {1, 0, 0, 1, 0}, plan);
    double[] whole = new double[OBJECTIVES];
    double[] parts = new double[2 * OBJECTIVES];
    double overrun = new PlanEvaluator(problem).evaluate(plan, whole);
    assertEquals(overrun, new PartEvaluator(problem, hours(problem)).evaluate(plan, parts));
    for (int j = 0; j < OBJECTIVES; j++) {
      double sum = parts[j] + parts[OBJECTIVES + j];
      assertEquals(whole[j], sum, 1e-12 * Math.abs(whole[j]) + 1e-300, "objective " + j);
    }
  }

  @Test
  void theBestOfThePoolTakesEachHourFromThePlanThatIsBestThere() {
    PlanningProblem problem = twoHours(Physics.CONSOLIDATION);
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PartEvaluator evaluator = new PartEvaluator(problem, hours(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    Random random = new Random(4);
    List<double[]> values = new ArrayList<>();
    List<ObjectiveVector> points = new ArrayList<>();
    List<PlanBuffer> plans = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double[] some = weights(random);
      planner.solveLinear(some, plan);
      planner.improve(some, plan, 1, 1);
      double[] byPart = new double[2 * OBJECTIVES];
      assertEquals(0, evaluator.evaluate(plan, byPart));
      values.add(byPart);
      points.add(sum(byPart));
      PlanBuffer copy = new PlanBuffer(problem);
      copy.set(plan);
      plans.add(copy);
    }
    PlanPool pool = new PlanPool(problem, ObjectiveScale.of(WANTED, points));
    for (int i = 0; i < plans.size(); i++) {
      pool.add(problem.toPlan(plans.get(i)), values.get(i));
    }
    assertEquals(2, pool.parts());
    for (int i = 0; i < 20; i++) {
      double[] some = weights(random);
      pool.best(some, plan);
      double expected = least(values, 0, some) + least(values, 1, some);
      double worth = planner.worth(some, plan);
      assertTrue(worth <= expected * (1 + 1e-9), worth + " is more than " + expected);
    }
  }

  private static ObjectiveVector sum(double[] byPart) {
    double[] sums = new double[OBJECTIVES];
    for (int i = 0; i < byPart.length; i++) {
      sums[i % OBJECTIVES] += byPart[i];
    }
    return ObjectiveVector.of(sums);
  }

  private static double least(List<double[]> values, int part, double[] weights) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] one : values) {
      double sum = 0;
      for (int j = 0; j < OBJECTIVES; j++) {
        sum += weights[j] * one[part * OBJECTIVES + j];
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  @Test
  void improvingAKickedPlanNeverMakesItWorse() {
    PlanningProblem problem = twoHours(Physics.CONSOLIDATION);
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    double[] factors = new double[problem.deployments()];
    double[] values = new double[OBJECTIVES];
    Random random = new Random(6);
    for (int i = 0; i < 20; i++) {
      double[] some = weights(random);
      planner.solveLinear(some, plan);
      for (int k = 0; k < factors.length; k++) {
        factors[k] = random.nextInt(4) == 0 ? 50 : 1;
      }
      planner.kick(some, factors, plan);
      double before = planner.worth(some, plan);
      double after = planner.improve(some, plan, 4, 3);
      assertTrue(after <= before * (1 + 1e-9), after + " after " + before);
      assertEquals(0, planner.evaluate(plan, values), "kick " + i);
    }
  }
}
