package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitedSearchTest {
  private static final int EVALUATIONS = 6000;

  /** What a local optimum may be worse by than the one of another search; measured: 5e-5. */
  private static final double LOCAL = 1e-3;

  private static final List<Objective> TRADED =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);

  /** Does the last task first. */
  private static final class Backwards implements Workers {
    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
      List<T> results = new ArrayList<>();
      for (int i = tasks.size() - 1; i >= 0; i--) {
        results.add(tasks.get(i).get());
      }
      Collections.reverse(results);
      return results;
    }
  }

  private static SearchSettings settings() {
    return SearchSettings.of(SearchBudget.ofEvaluations(EVALUATIONS), 1).withObjectives(TRADED);
  }

  private static PlanningProblem problem(Physics physics) {
    return SyntheticProblem.of(ProblemSize.S, physics, 2);
  }

  private static List<EvaluatedPlan> plans(PlanningProblem problem, FrontLimits limits) {
    PlanSearch search = new LimitedSearch(new SlitPlanSearch(), limits);
    return search.search(problem, settings()).plans();
  }

  private static double least(List<EvaluatedPlan> plans, Objective objective) {
    return plans.stream()
        .mapToDouble(plan -> plan.objectives().get(objective))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** As much above the least as a part of the way to the carbon of the plan of least TTFT. */
  private static FrontLimits nearLeastCarbon(List<EvaluatedPlan> plans, double part) {
    double low = least(plans, Objective.CARBON);
    double high =
        plans.stream()
            .mapToDouble(plan -> plan.objectives().get(Objective.CARBON))
            .max()
            .orElseThrow();
    return new FrontLimits(Map.of(Objective.CARBON, low + part * (high - low)));
  }

  @Test
  void theLinearFrontWithinLimitsEndsAtTheEpsilonConstraintOptima() {
    PlanningProblem problem = problem(Physics.LINEAR);
    ExactPlanner exact = new ExactPlanner(problem);
    FrontLimits limits = nearLeastCarbon(plans(problem, FrontLimits.NONE), 0.03);
    List<EvaluatedPlan> within = plans(problem, limits);
    for (Objective objective : TRADED) {
      double best =
          assertInstanceOf(ExactAnswer.Found.class, exact.within(objective, limits.most()))
              .plan()
              .value();
      assertEquals(best, least(within, objective), 1e-4 * Math.abs(best), objective.key());
    }
    assertTrue(within.size() >= 50, within.size() + " plans");
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void narrowLimitsLeaveManyTimesThePlansThatFilteringLeavesAndHardlyAWorseBest(Physics physics) {
    PlanningProblem problem = problem(physics);
    List<EvaluatedPlan> all = plans(problem, FrontLimits.NONE);
    FrontLimits limits = nearLeastCarbon(all, 0.02);
    List<EvaluatedPlan> filtered = limits.apply(all).within();
    List<EvaluatedPlan> within = plans(problem, limits);
    assertEquals(within, limits.apply(within).within());
    double worse = physics == Physics.LINEAR ? 1e-6 : LOCAL;
    int times = physics == Physics.CONSOLIDATION ? 3 : 5;
    assertTrue(
        within.size() >= times * filtered.size(), within.size() + " plans, not " + filtered.size());
    for (Objective objective : TRADED) {
      double before = least(filtered, objective);
      assertTrue(
          least(within, objective) <= before + worse * Math.abs(before),
          objective.key() + " " + least(within, objective) + " after " + before);
    }
  }

  @Test
  void theResultDoesNotDependOnTheOrderOfWork() {
    PlanningProblem problem = problem(Physics.CONSOLIDATION);
    FrontLimits limits = nearLeastCarbon(plans(problem, FrontLimits.NONE), 0.1);
    PlanSearch search = new LimitedSearch(new SlitPlanSearch(), limits);
    assertEquals(
        search.search(problem, settings()).plans(),
        search.search(problem, settings().withWorkers(new Backwards())).plans());
  }

  @Test
  void whereNoPlanIsWithinTheOrdinaryPlansAreReturned() {
    PlanningProblem problem = problem(Physics.QUEUEING);
    List<EvaluatedPlan> plans = plans(problem, new FrontLimits(Map.of(Objective.TTFT, 0.001)));
    assertTrue(plans.size() > 1);
  }
}
