package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Greedy plans against brute force on tiny problems, and the laws they obey on random ones. */
class CapacityFillTest {
  private static final double NO = Double.NaN;

  private static PlanBuffer fill(PlanningProblem problem, double[] scores) {
    PlanBuffer plan = new PlanBuffer(problem);
    new CapacityFill(problem).fill(scores, plan);
    return plan;
  }

  /** Scores of network distance, in ms. */
  private static double[] distances(PlanningProblem problem) {
    double[] scores = new double[problem.pairCount()];
    for (int p = 0; p < scores.length; p++) {
      scores[p] = problem.pairs.networkSeconds[p] * 1000;
    }
    return scores;
  }

  private static double overload(PlanningProblem problem, PlanBuffer plan) {
    double[] booked = new double[problem.deployments()];
    for (int p = 0; p < plan.shares.length; p++) {
      booked[problem.pairs.deployment[p]] +=
          plan.shares[p]
              * problem.demandPerSecond[problem.pairs.requestClass[p]]
              * problem.pairs.loadSeconds[p];
    }
    double most = 0;
    for (int k = 0; k < booked.length; k++) {
      double capacity = problem.pools.units[k] * problem.pools.replicasPerUnit[k];
      most = Math.max(most, booked[k] / capacity - 1);
    }
    return most;
  }

  private static void assertRowsSumToOne(PlanningProblem problem, PlanBuffer plan, String what) {
    for (int c = 0; c < problem.classes(); c++) {
      double sum = 0;
      for (int p = problem.pairs.start[c]; p < problem.pairs.start[c + 1]; p++) {
        assertTrue(plan.shares[p] >= 0, what + ", share " + plan.shares[p]);
        sum += plan.shares[p];
      }
      assertEquals(1, sum, 1e-9, what + ", class " + c);
    }
  }

  private static double cost(PlanBuffer plan, double[] scores, int[] quanta, Pairs pairs) {
    double cost = 0;
    for (int p = 0; p < scores.length; p++) {
      cost += plan.shares[p] * quanta[pairs.requestClass[p]] * scores[p];
    }
    return cost;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void greedyNeverBeatsBruteForceAndHoldsWhateverCanBeHeld(long seed) {
    Random random = new Random(seed);
    for (int world = 0; world < 60; world++) {
      double[][] rtt = new double[3][3];
      int[] nodes = new int[3];
      int[] quanta = new int[3];
      for (int i = 0; i < 3; i++) {
        nodes[i] = 1;
        quanta[i] = random.nextInt(6);
        for (int k = 0; k < 3; k++) {
          rtt[i][k] = k != i && random.nextInt(3) == 0 ? NO : 5 + random.nextInt(200);
        }
      }
      String what = "seed " + seed + ", world " + world;
      double optimum = Grids.bruteForce(rtt, nodes, quanta);
      PlanningProblem problem = Grids.problem(rtt, nodes, quanta);
      double[] scores = distances(problem);
      PlanBuffer plan = fill(problem, scores);
      assertRowsSumToOne(problem, plan, what);
      if (optimum < Double.POSITIVE_INFINITY) {
        assertEquals(0, overload(problem, plan), 1e-9, what);
        assertTrue(cost(plan, scores, quanta, problem.pairs) >= optimum - 1e-6, what);
      } else {
        assertTrue(overload(problem, plan) > 1e-9, what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void greedyIsOptimalWhenCapacityIsLoose(long seed) {
    Random random = new Random(seed);
    for (int world = 0; world < 40; world++) {
      double[][] rtt = new double[3][3];
      for (double[] row : rtt) {
        Arrays.setAll(row, k -> 5 + random.nextInt(200));
      }
      int[] nodes = {3, 3, 3};
      int[] quanta = {1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4)};
      PlanningProblem problem = Grids.problem(rtt, nodes, quanta);
      double[] scores = distances(problem);
      double found = cost(fill(problem, scores), scores, quanta, problem.pairs);
      assertEquals(
          Grids.bruteForce(rtt, nodes, quanta), found, 1e-6, "seed " + seed + ", world " + world);
    }
  }

  @Test
  void aClassWithOnePlaceIsServedFirst() {
    // class 0 regrets most not to be at 0 and fills it; class 1 may run nowhere else
    double[][] rtt = {{1, 500}, {10, NO}, {1, 400}};
    PlanningProblem problem = Grids.problem(rtt, new int[] {1, 2}, new int[] {4, 0, 4});
    PlanBuffer before = fill(problem, distances(problem));
    assertEquals(1, before.shares[0], 1e-9);
    problem = Grids.problem(rtt, new int[] {1, 2}, new int[] {4, 4, 4});
    PlanBuffer plan = fill(problem, distances(problem));
    assertEquals(0, overload(problem, plan), 1e-9);
    assertArrayEquals(new double[] {0, 1, 1, 0, 1}, plan.shares, 1e-9);
  }

  @Test
  void aBoundClassFindsRoomThoughBothItsPlacesAreTaken() {
    // class 1 has no regret and comes last; class 0 must leave for the far deployment
    double[][] rtt = {{1, 2, 300}, {5, 5, NO}};
    PlanningProblem problem = Grids.problem(rtt, new int[] {1, 1, 2}, new int[] {8, 6});
    double[] scores = distances(problem);
    scores[1] = 200;
    PlanBuffer plan = fill(problem, scores);
    assertRowsSumToOne(problem, plan, "two classes");
    assertEquals(0, overload(problem, plan), 1e-9);
    assertEquals(0.75, plan.shares[2], 1e-9);
  }

  @Test
  void whatTheFleetCannotHoldIsSpreadByCapacity() {
    double[][] rtt = {{1, 2}};
    PlanningProblem problem = Grids.problem(rtt, new int[] {1, 3}, new int[] {32});
    PlanBuffer plan = fill(problem, distances(problem));
    // 4 and 12 of 32 quanta fit; the other 16 go 1 : 3
    assertArrayEquals(new double[] {8 / 32.0, 24 / 32.0}, plan.shares, 1e-9);
    assertArrayEquals(new int[] {1, 3}, plan.units);
  }

  @Test
  void whatIsGivenCountsAndIsCutWhereItOverloads() {
    double[][] rtt = {{1, 2, 3}};
    PlanningProblem problem = Grids.problem(rtt, new int[] {1, 1, 1}, new int[] {8});
    PlanBuffer plan = new PlanBuffer(problem);
    plan.shares[1] = 0.1;
    plan.shares[2] = 0.9;
    new CapacityFill(problem).fill(distances(problem), plan);
    assertArrayEquals(new double[] {0.4, 0.1, 0.5}, plan.shares, 1e-9);
  }

  @Test
  void aClassWithoutDemandGoesToItsBestPlace() {
    double[][] rtt = {{7, 3}};
    PlanningProblem problem = Grids.problem(rtt, new int[] {1, 1}, new int[] {0});
    assertArrayEquals(new double[] {0, 1}, fill(problem, distances(problem)).shares);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 30", "4, 35", "5, 35", "6, 300"})
  void rowsSumToOneAndRandomWorldsAreHeldUpToHighLoad(long seed, double loadFactor) {
    PlanningProblem problem =
        PlanningProblem.compile(Worlds.random(seed, 5, loadFactor), Worlds.BATCHING);
    CapacityFill filler = new CapacityFill(problem);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      PlanBuffer plan = new PlanBuffer(problem);
      filler.fill(random.doubles(problem.pairCount()).toArray(), plan);
      String what = "seed " + seed + ", plan " + i + ", least load " + problem.leastLoad();
      assertRowsSumToOne(problem, plan, what);
      boolean held = overload(problem, plan) <= 1e-9;
      assertEquals(problem.leastLoad() < 1, held, what);
    }
  }

  @Test
  void powersNoMoreUnitsThanTheLoadNeedsAndAtLeastTheStandby() {
    double[][] rtt = {{1, 900}};
    int[] nodes = {5, 5};
    for (int quanta = 0; quanta <= 20; quanta++) {
      PlanningProblem problem = Grids.problem(rtt, nodes, new int[] {quanta});
      PlanBuffer plan = fill(problem, distances(problem));
      assertEquals((quanta + Grids.QUANTA_PER_NODE - 1) / Grids.QUANTA_PER_NODE, plan.units[0]);
      assertEquals(0, plan.units[1]);
      problem.pools.minUnits[0] = 2;
      PowerRule.power(problem, plan);
      assertEquals(Math.max(2, (quanta + 3) / Grids.QUANTA_PER_NODE), plan.units[0]);
    }
  }

  @Test
  void whateverHasLoadIsPowered() {
    PlanningProblem problem =
        Grids.problem(new double[][] {{1, 900}}, new int[] {5, 5}, new int[] {4});
    PlanBuffer plan = new PlanBuffer(problem);
    plan.shares[0] = 1 - 1e-10;
    plan.shares[1] = 1e-10;
    PowerRule.power(problem, plan);
    assertArrayEquals(new int[] {1, 1}, plan.units);
  }

  /** Other demand that the units of a plan can hold is held by them. */
  @Test
  void refitKeepsTheUnitsOfAPlanWhereTheyHaveRoom() {
    for (long seed = 1; seed <= 20; seed++) {
      PlanningProblem problem = PlanningProblem.compile(Worlds.random(seed, 6, 5), Worlds.BATCHING);
      PlanBuffer plan = fill(problem, distances(problem));
      int[] before = plan.units.clone();
      PlanningProblem less =
          problem.withOutlook(
              problem.input().withDemand(problem.input().demand().times(0.97)).outlook());
      new CapacityFill(less).refit(plan);
      assertRowsSumToOne(less, plan, "seed " + seed);
      assertTrue(overload(less, plan) <= 1e-9, "seed " + seed);
      for (int k = 0; k < before.length; k++) {
        assertTrue(plan.units[k] <= before[k], "seed %d, deployment %d".formatted(seed, k));
      }
    }
  }

  @Test
  void refitFindsRoomForMoreDemandAndFewerUnits() {
    for (long seed = 1; seed <= 20; seed++) {
      PlanningProblem problem = PlanningProblem.compile(Worlds.random(seed, 6, 3), Worlds.BATCHING);
      PlanBuffer plan = fill(problem, distances(problem));
      plan.units[(int) (seed % plan.units.length)] = 0;
      PlanningProblem more =
          problem.withOutlook(
              problem.input().withDemand(problem.input().demand().times(1.1)).outlook());
      double best = overload(more, fill(more, distances(more)));
      new CapacityFill(more).refit(plan);
      assertRowsSumToOne(more, plan, "seed " + seed);
      assertTrue(overload(more, plan) <= Math.max(1e-9, best), "seed " + seed);
    }
  }
}
