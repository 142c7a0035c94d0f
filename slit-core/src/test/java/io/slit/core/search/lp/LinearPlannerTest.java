package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Allocation;
import io.slit.core.Worlds;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
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
}
