package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.RandomPlans;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DominanceStepTest {
  private static final List<Objective> ALL = List.of(Objective.values());

  private static PlanningProblem problem(int seed, Physics physics) {
    return PlanningProblem.compile(Worlds.random(seed, 3 + seed % 3, 6), Worlds.BATCHING)
        .withPhysics(physics);
  }

  private static double[] values(PlanningProblem problem, PlanBuffer plan) {
    double[] values = new double[ALL.size()];
    assertEquals(0, new PlanEvaluator(problem).evaluate(plan, values));
    return values;
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void whatIsImprovedDominatesAndWhatIsNotIsAsItWas(Physics physics) {
    int improved = 0;
    for (int seed = 0; seed < 10; seed++) {
      PlanningProblem problem = problem(seed, physics);
      DominanceStep step = new DominanceStep(problem, ALL);
      Random random = new Random(seed);
      PlanBuffer plan = new PlanBuffer(problem);
      for (int i = 0; i < 10; i++) {
        RandomPlans.fill(problem, random, plan);
        if (new PlanEvaluator(problem).evaluate(plan, new double[ALL.size()]) > 0) {
          continue;
        }
        double[] before = values(problem, plan);
        boolean better = step.improve(plan, Integer.MAX_VALUE / 2);
        double[] after = values(problem, plan);
        improved += better ? 1 : 0;
        assertEquals(better, gains(before, after) > 1e-7, "seed " + seed);
      }
    }
    assertTrue(improved > 30, improved + " were improved");
  }

  /** Sum of relative improvements; checks that nothing is worse. */
  private static double gains(double[] before, double[] after) {
    double sum = 0;
    for (int j = 0; j < before.length; j++) {
      assertTrue(after[j] <= before[j] + 1e-9 * Math.abs(before[j]), ALL.get(j).key());
      sum += (before[j] - after[j]) / Math.abs(before[j]);
    }
    return sum;
  }

  /** A general solver: the most of one objective that can be saved while no other gets worse. */
  @Test
  void whereLinearNothingIsLeftToGain() {
    for (int seed = 0; seed < 8; seed++) {
      PlanningProblem problem = problem(seed, Physics.LINEAR);
      GeneralPlanner general = new GeneralPlanner(problem);
      PlanBuffer plan = new PlanBuffer(problem);
      for (var baseline : new BaselinePlans(problem, new LinearCosts(problem)).all()) {
        problem.copy(baseline.plan(), plan);
        if (new PlanEvaluator(problem).evaluate(plan, new double[ALL.size()]) > 0) {
          continue;
        }
        new DominanceStep(problem, ALL).improve(plan, Integer.MAX_VALUE / 2);
        ObjectiveVector now = ObjectiveVector.of(values(problem, plan));
        for (Objective objective : ALL) {
          Map<Objective, Double> limits = new EnumMap<>(Objective.class);
          ALL.forEach(one -> limits.put(one, now.get(one) + 1e-9 * Math.abs(now.get(one))));
          double least = general.least(Map.of(objective, 1.0), limits);
          assertTrue(
              now.get(objective) - least <= 1e-5 * Math.abs(least),
              seed + " " + baseline.id() + " " + objective + " " + now + " " + least);
        }
      }
    }
  }

  @Test
  void objectivesThatAreNotChosenMayGetWorse() {
    PlanningProblem problem = problem(1, Physics.LINEAR);
    PlanBuffer plan = new PlanBuffer(problem);
    PlanPoint fastest = fastest(problem);
    problem.copy(fastest.plan, plan);
    problem.powerLeast(plan);
    assertFalse(
        new DominanceStep(problem, List.of(Objective.TTFT)).improve(plan, Integer.MAX_VALUE / 2));
    assertTrue(
        new DominanceStep(problem, List.of(Objective.CARBON)).improve(plan, Integer.MAX_VALUE / 2));
    assertTrue(values(problem, plan)[Objective.TTFT.index()] > fastest.values[0]);
  }

  private static PlanPoint fastest(PlanningProblem problem) {
    ExactAnswer answer = new ExactPlanner(problem).least(Objective.TTFT);
    ExactPlan plan = ((ExactAnswer.Found) answer).plan();
    return new PlanPoint(plan.objectives().toArray(), plan.plan());
  }
}
