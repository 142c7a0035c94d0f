package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.search.lp.LinearSolution.Status;
import io.slit.core.search.lp.Programs.Numbers;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GubSimplexTest {
  private static final double EQUAL = 1e-7;

  private static void assertClose(double expected, double actual, String message) {
    assertEquals(expected, actual, EQUAL * (1 + Math.abs(expected)), message);
  }

  @Test
  void agreesWithAGeneralSolverAndKeepsTheConditionsOfOptimality() {
    int infeasible = 0;
    for (int seed = 0; seed < 250; seed++) {
      Random random = new Random(seed);
      int kind = seed % 5;
      Numbers numbers =
          Programs.random(
              random,
              1 + random.nextInt(30),
              1 + random.nextInt(10),
              kind,
              0.1 + random.nextDouble());
      double[] scores = Programs.scores(random, numbers.load().length, kind);
      GubSimplex simplex = new GubSimplex(numbers.program());
      LinearSolution solution = simplex.solve(scores);
      double expected = GeneralSolver.objective(numbers, scores);
      String which = "seed " + seed + " after " + solution.iterations() + " steps";
      assertEquals(!Double.isNaN(expected), solution.feasible(), which);
      if (solution.feasible()) {
        assertEquals(Status.OPTIMAL, solution.status(), which);
        assertClose(expected, solution.objective(), which);
        assertOptimal(numbers, scores, simplex, solution, which);
      } else {
        assertEquals(Status.INFEASIBLE, solution.status(), which);
        infeasible++;
      }
    }
    assertTrue(infeasible > 10 && infeasible < 125, infeasible + " infeasible");
  }

  /** Checks that shares are a plan, and that they and the prices prove each other optimal. */
  private static void assertOptimal(
      Numbers numbers, double[] scores, GubSimplex simplex, LinearSolution solution, String which) {
    double[] load = new double[numbers.capacity().length];
    double bound = 0;
    double cost = 0;
    for (int c = 0; c < numbers.classes(); c++) {
      double sum = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int p = numbers.start()[c]; p < numbers.start()[c + 1]; p++) {
        int k = numbers.deployment()[p];
        sum += simplex.share(p);
        load[k] += simplex.share(p) * numbers.demand()[c] * numbers.load()[p];
        cost += simplex.share(p) * numbers.demand()[c] * scores[p];
        least = Math.min(least, scores[p] + numbers.load()[p] * solution.price(k));
      }
      assertEquals(1, sum, 1e-6, which);
      bound += numbers.demand()[c] * least;
    }
    for (int k = 0; k < load.length; k++) {
      assertTrue(load[k] <= numbers.capacity()[k] + 1e-8, which + " load");
      assertTrue(solution.price(k) >= 0, which + " price");
      double unused = solution.price(k) * (numbers.capacity()[k] - load[k]);
      assertEquals(0, unused, 1e-7, which + " pays for what is not scarce");
      bound -= solution.price(k) * numbers.capacity()[k];
    }
    assertClose(solution.objective(), cost, which + " objective of the shares");
    assertClose(solution.objective(), bound, which + " strong duality");
  }

  @Test
  void twoDeploymentsAreWorkedOutByHand() {
    // Two classes of 1 request/s; deployment 0 is better for both (by 3 and by 1) and holds 1.5.
    Numbers numbers =
        new Numbers(
            new int[] {0, 2, 4},
            new int[] {0, 1, 0, 1},
            new double[] {1, 1, 1, 1},
            new double[] {1, 1},
            new double[] {1.5, 5});
    GubSimplex simplex = new GubSimplex(numbers.program());
    LinearSolution solution = simplex.solve(new double[] {0, 3, 0, 1});
    assertEquals(0.5, solution.objective(), 1e-12);
    assertEquals(1, simplex.share(0), 1e-12);
    assertEquals(0.5, simplex.share(2), 1e-12);
    assertEquals(1, solution.price(0), 1e-12);
    assertEquals(0, solution.price(1), 1e-12);
  }

  @Test
  void noPlanOfAFineGridIsBetter() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      Numbers numbers = Programs.random(random, 3, 2, 0, 0.4 + 0.5 * random.nextDouble());
      double[] scores = Programs.scores(random, numbers.load().length, 0);
      LinearSolution solution = new GubSimplex(numbers.program()).solve(scores);
      double best = bestOfGrid(numbers, scores, 0, new double[2], 0);
      if (best < Double.POSITIVE_INFINITY) {
        assertTrue(solution.feasible(), "seed " + seed);
        assertTrue(solution.objective() <= best + 1e-9, "seed " + seed);
        assertEquals(best, solution.objective(), 0.4, "seed " + seed);
      }
    }
  }

  private static double bestOfGrid(
      Numbers numbers, double[] scores, int c, double[] load, double cost) {
    if (c == numbers.classes()) {
      boolean fits = load[0] <= numbers.capacity()[0] && load[1] <= numbers.capacity()[1];
      return fits ? cost : Double.POSITIVE_INFINITY;
    }
    int from = numbers.start()[c];
    int to = numbers.start()[c + 1] - 1;
    double best = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= 50; step++) {
      double[] flow = {numbers.demand()[c] * step / 50, numbers.demand()[c] * (50 - step) / 50};
      double[] next = load.clone();
      next[numbers.deployment()[from]] += flow[0] * numbers.load()[from];
      next[numbers.deployment()[to]] += flow[1] * numbers.load()[to];
      double sum = cost + flow[0] * scores[from] + flow[1] * scores[to];
      best = Math.min(best, bestOfGrid(numbers, scores, c + 1, next, sum));
    }
    return best;
  }

  @Test
  void aWarmStartFindsTheSameOptimum() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Numbers numbers = Programs.random(random, 40, 12, seed % 5, 0.3 + 0.5 * random.nextDouble());
      GubSimplex warm = new GubSimplex(numbers.program());
      for (int i = 0; i < 20; i++) {
        double[] scores = Programs.scores(random, numbers.load().length, seed % 5);
        LinearSolution cold = new GubSimplex(numbers.program()).solve(scores);
        LinearSolution again = warm.solve(scores);
        assertEquals(cold.status(), again.status(), "seed " + seed);
        if (cold.feasible()) {
          assertClose(cold.objective(), again.objective(), "seed " + seed + " solve " + i);
        } else {
          assertClose(cold.overflowReplicas(), again.overflowReplicas(), "seed " + seed);
        }
      }
    }
  }

  @Test
  void saysByHowMuchDemandOverflows() {
    Numbers numbers =
        new Numbers(
            new int[] {0, 2, 3},
            new int[] {0, 1, 1},
            new double[] {2, 2, 2},
            new double[] {3, 2},
            new double[] {4, 3});
    LinearSolution solution = new GubSimplex(numbers.program()).solve(new double[] {1, 0, 0});
    assertEquals(Status.INFEASIBLE, solution.status());
    assertFalse(solution.feasible());
    assertEquals(3, solution.overflowReplicas(), 1e-9);
  }

  @Test
  void solvesTheSameTwiceTheSame() {
    Random random = new Random(1);
    Numbers numbers = Programs.random(random, 60, 20, 0, 0.7);
    double[] scores = Programs.scores(random, numbers.load().length, 0);
    GubSimplex one = new GubSimplex(numbers.program());
    GubSimplex other = new GubSimplex(numbers.program());
    one.solve(scores);
    other.solve(scores);
    for (int p = 0; p < scores.length; p++) {
      assertEquals(one.share(p), other.share(p), 0);
    }
  }
}
