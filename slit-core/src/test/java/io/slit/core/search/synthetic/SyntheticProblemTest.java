package io.slit.core.search.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.LinearPlanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticProblemTest {
  @ParameterizedTest
  @CsvSource({"S, 24, 12, 1", "M, 576, 288, 24", "L, 200, 50, 1"})
  void hasItsSizeAndEveryPair(ProblemSize size, int classes, int deployments, int hours) {
    PlanningProblem problem = SyntheticProblem.of(size, Physics.LINEAR, 1);
    assertEquals(classes, problem.classes());
    assertEquals(deployments, problem.deployments());
    assertEquals(hours, problem.epochs().size());
    assertEquals(classes * deployments / hours, problem.pairCount());
  }

  @Test
  void theSameSeedGivesTheSameProblemAndAnotherSeedAnother() {
    double[] one = nearest(1);
    assertEquals(one[1], nearest(1)[1]);
    assertNotEquals(one[1], nearest(2)[1]);
  }

  private static double[] nearest(long seed) {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, Physics.LINEAR, seed);
    return new BaselinePlans(problem, new LinearCosts(problem)).all().get(2).objectives().toArray();
  }

  @Test
  void theBusiestHourIsAsBusyAsStatedAndNoonIsNoBusier() {
    PlanningProblem day = SyntheticProblem.of(ProblemSize.M, Physics.LINEAR, 1);
    double mean = day.leastLoad();
    PlanningProblem noon = SyntheticProblem.of(ProblemSize.S, Physics.LINEAR, 1);
    assertTrue(mean < SyntheticProblem.PEAK_LOAD, "mean of the day " + mean);
    assertTrue(noon.leastLoad() <= SyntheticProblem.PEAK_LOAD + 1e-9);
  }

  @Test
  void qualityIsTheSameForAllPlans() {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 3);
    new BaselinePlans(problem, new LinearCosts(problem))
        .all()
        .forEach(plan -> assertEquals(0.3, plan.objectives().get(Objective.QUALITY_LOSS), 1e-12));
  }

  /** Seed 2 would overload some sites at the full peak. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void allDemandFindsRoom(long seed) {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, Physics.LINEAR, seed);
    LinearPlanner planner = new LinearPlanner(problem);
    assertTrue(planner.solve(new double[problem.pairCount()]).feasible());
    assertTrue(problem.leastLoad() > 0.15, "and it is no idle fleet: " + problem.leastLoad());
  }

  @Test
  void namesItsSizes() {
    assertEquals(ProblemSize.XL, ProblemSize.ofKey("xl"));
    assertThrows(IllegalArgumentException.class, () -> ProblemSize.ofKey("XXL"));
    assertThrows(IllegalArgumentException.class, () -> Physics.ofKey("quantum"));
    assertEquals(Physics.CONSOLIDATION, Physics.ofKey("consolidation"));
  }
}
