package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.lp.Gaps;
import io.slit.core.search.lp.LowerBounds;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LowerBoundsTest {
  private static void assertNotBelow(LowerBounds bounds, double[] values, String which) {
    for (Objective objective : Objective.values()) {
      Bound bound = bounds.find(objective).orElseThrow();
      double value = values[objective.index()];
      assertTrue(
          value >= bound.value(),
          () -> "%s: %s %s goes below %s".formatted(which, objective, value, bound));
    }
  }

  /** A random world of many sites where every other deployment keeps a unit on standby. */
  private static PlanningInput withStandby(long seed, int sites, double load) {
    PlanningInput input = Worlds.random(seed, sites, load);
    List<Deployment> deployments =
        input.fleet().deployments().stream()
            .map(one -> TinyWorlds.withStandby(one, one.id().value().hashCode() & 1))
            .toList();
    return new PlanningInput(
        Fleet.of(input.fleet().sites(), deployments),
        input.classes(),
        input.network(),
        input.epoch(),
        input.demand(),
        input.environment(),
        input.policy());
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void noRandomPlanGoesBelow(Physics physics) {
    for (int seed = 0; seed < 24; seed++) {
      PlanningInput input = withStandby(seed, 2 + seed % 5, 0.5 + seed);
      PlanningProblem problem =
          PlanningProblem.compile(input, seed % 2 == 0 ? Worlds.BATCHING : Worlds.CONSTANT)
              .withPhysics(physics);
      LowerBounds bounds = LowerBounds.of(problem);
      PlanEvaluator evaluator = new PlanEvaluator(problem);
      PlanBuffer plan = new PlanBuffer(problem);
      double[] values = new double[Objective.values().length];
      Random random = new Random(seed);
      int feasible = 0;
      for (int i = 0; i < 300; i++) {
        RandomPlans.fill(problem, random, plan);
        if (evaluator.evaluate(plan, values) == 0) {
          feasible++;
          assertNotBelow(bounds, values, "seed " + seed);
        }
      }
      assertTrue(feasible > 0 || seed > 10, "no plan was feasible for seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void noPlanOfAGridGoesBelow(Physics physics) {
    for (int seed = 0; seed < 24; seed++) {
      int sites = 2 + seed % 2;
      PlanningInput input = TinyWorlds.input(seed, sites, 1 + 3 * (seed % 7));
      PlanningProblem problem =
          PlanningProblem.compile(input, Worlds.BATCHING).withPhysics(physics);
      LowerBounds bounds = LowerBounds.of(problem);
      PlanEvaluator evaluator = new PlanEvaluator(problem);
      double[] values = new double[Objective.values().length];
      String which = "seed " + seed;
      TinyWorlds.forEachGridPlan(
          problem,
          plan -> {
            if (evaluator.evaluate(plan, values) == 0) {
              assertNotBelow(bounds, values, which);
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void noSearchedPlanGoesBelowAndGapsAreOfTheBestPlans(Physics physics) {
    PlanningProblem problem =
        PlanningProblem.compile(withStandby(42, 4, 15), Worlds.BATCHING).withPhysics(physics);
    SearchResult result =
        new SlitPlanSearch()
            .search(problem, SearchSettings.of(SearchBudget.ofEvaluations(3000), 1));
    LowerBounds bounds = LowerBounds.of(problem);
    for (EvaluatedPlan plan : result.plans()) {
      assertNotBelow(bounds, plan.objectives().toArray(), plan.id());
    }
    List<Gap> gaps = Gaps.of(problem, result);
    assertEquals(5, gaps.size());
    for (Gap gap : gaps) {
      assertTrue(gap.percent().orElseThrow() >= 0);
      if (physics == Physics.LINEAR) {
        assertTrue(gap.exact(), gap.toString());
        assertTrue(gap.percent().orElseThrow() < 0.1, gap.toString());
      }
    }
  }

  @Test
  void consolidationIsBoundedFromNearByWhereLoadIsHigh() {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 1);
    SearchResult result =
        new SlitPlanSearch()
            .search(problem, SearchSettings.of(SearchBudget.ofEvaluations(5000), 1));
    for (Gap gap : Gaps.of(problem, result)) {
      assertTrue(gap.percent().orElseThrow() < 20, gap.toString());
    }
  }

  @Test
  void demandThatFindsNoRoomHasNoBoundAndNoGap() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(42, 3, 500), Worlds.BATCHING);
    for (Objective objective : Objective.values()) {
      assertFalse(LowerBounds.of(problem).find(objective).isPresent());
    }
  }
}
