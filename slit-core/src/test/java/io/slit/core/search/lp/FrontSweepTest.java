package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchRun;
import io.slit.core.search.UnitCosts;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sweep against single exact solves under weightings that it was not told. */
class FrontSweepTest {
  private static final List<Objective> FOUR =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);
  private static final ObjectiveVector ONES = ObjectiveVector.of(1, 1, 1, 1, 1);

  /** A problem that has been swept. */
  private record Swept(PlanningProblem problem, ObjectiveScale scale, SearchRun run) {
    static Swept of(Physics physics, int evaluations) {
      PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, physics, 5);
      PlanArchive archive = new PlanArchive(problem, FOUR);
      SearchRun run =
          new SearchRun(problem, archive, SearchBudget.ofEvaluations(evaluations), Workers.ONE);
      PlannerPool planners = new PlannerPool(problem);
      ObjectiveScale scale = ScaleFinder.find(planners, FOUR, ONES, run);
      new FrontSweep(new SearchContext(planners, scale, run, SweepOptions.DEFAULT)).sweep();
      return new Swept(problem, scale, run);
    }

    double least(double[] weights) {
      return run.archive().all().stream()
          .mapToDouble(one -> dot(weights, scale.scale(one.objectives())))
          .min()
          .orElseThrow();
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] weights(Random random, int size) {
    double[] weights = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      weights[i] = -Math.log(1 - random.nextDouble());
      sum += weights[i];
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  @Test
  void ofALinearProblemItHoldsTheBestOfAnyWeighting() {
    Swept swept = Swept.of(Physics.LINEAR, 1_000_000);
    WeightedPlanner planner = new WeightedPlanner(swept.problem, new UnitCosts(swept.problem));
    PlanBuffer plan = new PlanBuffer(swept.problem);
    double[] values = new double[Objective.values().length];
    Random random = new Random(11);
    double worst = 0;
    for (int i = 0; i < 500; i++) {
      double[] weights = weights(random, swept.scale.size());
      planner.solveLinear(swept.scale.unscale(weights), plan);
      assertEquals(0, planner.evaluate(plan, values), "feasible");
      double best = dot(weights, swept.scale.scale(ObjectiveVector.of(values)));
      double found = swept.least(weights);
      assertTrue(found >= best - 1e-7, "weighting " + i + " beats the exact optimum");
      worst = Math.max(worst, found - best);
    }
    assertTrue(worst < 0.002, "behind the optimum by " + worst + " of the box");
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void everyPlanKeepsWithinCapacityAndItsRowsSumToOne(Physics physics) {
    Swept swept = Swept.of(physics, 20_000);
    WeightedPlanner planner = new WeightedPlanner(swept.problem, new UnitCosts(swept.problem));
    PlanBuffer plan = new PlanBuffer(swept.problem);
    double[] values = new double[Objective.values().length];
    assertTrue(swept.run.archive().size() > 50, swept.run.archive().size() + " plans");
    for (Candidate candidate : swept.run.archive().all()) {
      swept.problem.copy(candidate.plan(), plan);
      assertEquals(0, planner.evaluate(plan, values), "overrun");
      for (Objective objective : FOUR) {
        double value = candidate.objectives().get(objective);
        assertEquals(value, values[objective.index()], 1e-9 * Math.abs(value), objective.key());
      }
    }
  }

  @Test
  void improvingNeverMakesAPlanWorse() {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 6);
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    Random random = new Random(3);
    double[] values = new double[Objective.values().length];
    for (int i = 0; i < 100; i++) {
      double[] weights = {
        random.nextDouble(), 1e-3 * random.nextDouble(), random.nextDouble(), 1, 1
      };
      planner.solveLinear(weights, plan);
      double before = planner.worth(weights, plan);
      double after = planner.improve(weights, plan, 8, 4);
      assertTrue(after <= before * (1 + 1e-9), "from " + before + " to " + after);
      assertEquals(0, planner.evaluate(plan, values), "overrun");
      assertEquals(after, dot(weights, values), 1e-7 * after, "says what it is worth");
    }
  }
}
