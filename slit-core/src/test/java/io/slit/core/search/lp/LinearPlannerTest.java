package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Allocation;
import io.slit.core.Worlds;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.Programs.Numbers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearPlannerTest {
  private static final PlanningProblem PROBLEM =
      PlanningProblem.compile(Worlds.random(42, 12, 30), Worlds.BATCHING);

  private static double[] scores(Random random) {
    double[] weights = new double[LinearCosts.CRITERIA];
    for (int i = 0; i < weights.length - 1; i++) {
      weights[i] = random.nextDouble();
    }
    double[] scores = new double[PROBLEM.pairCount()];
    new LinearCosts(PROBLEM).score(weights, scores);
    return scores;
  }

  @Test
  void rowsSumToOneAndThePlanKeepsWithinCapacity() {
    LinearPlanner planner = new LinearPlanner(PROBLEM);
    PlanBuffer plan = new PlanBuffer(PROBLEM);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      assertTrue(planner.solve(scores(random)).feasible());
      planner.write(plan);
      PROBLEM.powerLeast(plan);
      for (int c = 0; c < PROBLEM.classes(); c++) {
        double sum = 0;
        for (int p = PROBLEM.pairStart(c); p < PROBLEM.pairEnd(c); p++) {
          assertTrue(plan.share(p) >= 0);
          sum += plan.share(p);
        }
        assertEquals(1, sum, 1e-12);
      }
      assertEquals(0, new PlanEvaluator(PROBLEM).evaluate(plan, new double[5]));
    }
  }

  @Test
  void solvingDoesNotAllocate() {
    LinearPlanner planner = new LinearPlanner(PROBLEM);
    double[][] scores = {scores(new Random(1)), scores(new Random(2)), scores(new Random(3))};
    int[] next = {0};
    double bytes =
        Allocation.bytesPerCall(
            () -> {
              if (next[0] % 4 == 0) {
                planner.forget();
              }
              planner.solve(scores[next[0]++ % scores.length]);
            });
    assertEquals(0, bytes, 0.1);
  }

  /** Prints what a solve takes; nothing is asserted of the clock. */
  @Test
  void printsHowLongASolveTakes() {
    LinearProgram world = LinearProgram.of(PROBLEM);
    LinearCosts costs = new LinearCosts(PROBLEM);
    double[] random = new double[PROBLEM.pairCount() * 5];
    for (int i = 0; i < random.length; i++) {
      random[i] = costs.get(i / 5, i % 5);
    }
    print("12 random sites", world, random);
    Numbers large = Programs.random(new Random(7), 180, 35, 0, 0.4);
    print("180 x 35", large.program(), Programs.scores(new Random(8), large.load().length * 5, 0));
  }

  private static void print(String name, LinearProgram program, double[] criteria) {
    GubSimplex simplex = new GubSimplex(program);
    Random random = new Random(9);
    double[][] micros = new double[2][400];
    long[] steps = new long[2];
    double[] scores = new double[program.pairs()];
    double[] weights = {0.2, 0.2, 0.2, 0.2, 0.2};
    for (int i = 0; i < 800; i++) {
      weights[random.nextInt(5)] = random.nextDouble();
      for (int p = 0; p < scores.length; p++) {
        scores[p] = 0;
        for (int j = 0; j < 5; j++) {
          scores[p] += weights[j] * criteria[p * 5 + j];
        }
      }
      int warm = i / 10 % 2;
      if (warm == 0) {
        simplex.forget();
      }
      long start = System.nanoTime();
      steps[warm] += simplex.solve(scores).iterations();
      micros[warm][i / 20 * 10 + i % 10] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros[0]);
    Arrays.sort(micros[1]);
    System.out.printf(
        "%s, %d pairs: cold %.0f us (%d steps), warm %.0f us (%d steps), medians of 400%n",
        name, program.pairs(), micros[0][200], steps[0] / 400, micros[1][200], steps[1] / 400);
  }
}
