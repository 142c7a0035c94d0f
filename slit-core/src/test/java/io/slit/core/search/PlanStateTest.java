package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state of a plan under change, against the evaluator that knows whole plans only. */
class PlanStateTest {
  private static final double[] WEIGHTS = {0.01, 1e-4, 0.02, 0.5, 3};

  private static PlanningProblem problem(Physics physics) {
    return PlanningProblem.compile(Worlds.random(3, 5, 25), Worlds.BATCHING).withPhysics(physics);
  }

  private static double worth(PlanningProblem problem, PlanBuffer plan) {
    double[] objectives = new double[WEIGHTS.length];
    new PlanEvaluator(problem).evaluate(plan, objectives);
    double sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * objectives[i];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void isWorthWhatTheEvaluatorSays(Physics physics) {
    PlanningProblem problem = problem(physics);
    PlanState state = new PlanState(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      RandomPlans.fill(problem, random, plan);
      state.load(plan, WEIGHTS);
      double expected = worth(problem, state.plan());
      assertEquals(expected, state.worth(), 1e-9 * Math.abs(expected), "plan " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void aShiftChangesTheWorthAsItSaysAndCanBeTakenBack(Physics physics) {
    PlanningProblem problem = problem(physics);
    PlanState state = new PlanState(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    Random random = new Random(2);
    RandomPlans.fill(problem, random, plan);
    state.load(plan, WEIGHTS);
    for (int i = 0; i < 500; i++) {
      int c = random.nextInt(problem.classes());
      int count = problem.pairEnd(c) - problem.pairStart(c);
      int from = problem.pairStart(c) + random.nextInt(count);
      int to = problem.pairStart(c) + random.nextInt(count);
      if (from == to || state.plan().share(from) == 0) {
        continue;
      }
      double before = state.worth();
      double share = state.plan().share(from) * (random.nextBoolean() ? 1 : random.nextDouble());
      double change = state.shift(from, to, share);
      double after = worth(problem, state.plan());
      assertEquals(after, before + change, 1e-7 * Math.abs(after), "shift " + i);
      if (random.nextBoolean()) {
        state.undo();
        assertEquals(before, state.worth(), 1e-12 * Math.abs(before), "undo " + i);
        assertEquals(before, worth(problem, state.plan()), 1e-7 * Math.abs(before), "undo " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Physics.class,
      names = {"LINEAR", "QUEUEING"})
  void marginalsAreTheSlopesOfTheWorth(Physics physics) {
    PlanningProblem problem = problem(physics);
    PlanState state = new PlanState(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    BaselinePlans.spreadEvenly(problem, plan, true);
    UnitCosts units = new UnitCosts(problem);
    double[] scores = new double[problem.pairCount()];
    state.load(plan, WEIGHTS);
    state.marginals(units, scores);
    for (int c = 0; c < problem.classes(); c++) {
      int from = problem.pairStart(c);
      int to = problem.pairEnd(c) - 1;
      double part = 1e-5;
      double change = state.shift(from, to, part);
      state.undo();
      double expected = part * problem.demandPerSecond(c) * (scores[to] - scores[from]);
      double size = part * problem.demandPerSecond(c) * Math.abs(scores[from]);
      assertEquals(expected, change, 2e-3 * size + 1e-12, "class " + c);
    }
  }

  @Test
  void powersMoreUnitsOnlyWhereTheWaitsTheySaveAreWorthIt() {
    PlanningProblem problem = problem(Physics.CONSOLIDATION);
    PlanState state = new PlanState(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    BaselinePlans.spreadEvenly(problem, plan, true);
    state.load(plan, new double[] {0, 1, 0, 0, 0});
    int thrifty = units(problem, state);
    state.load(plan, new double[] {1, 0, 0, 0, 0});
    int quick = units(problem, state);
    assertTrue(quick > thrifty, quick + " units for speed, " + thrifty + " for carbon");
    PlanBuffer least = new PlanBuffer(problem);
    least.set(plan);
    problem.powerLeast(least);
    for (int k = 0; k < problem.deployments(); k++) {
      assertTrue(state.plan().units(k) >= least.units(k), "deployment " + k);
    }
  }

  private static int units(PlanningProblem problem, PlanState state) {
    int sum = 0;
    for (int k = 0; k < problem.deployments(); k++) {
      sum += state.plan().units(k);
    }
    return sum;
  }
}
