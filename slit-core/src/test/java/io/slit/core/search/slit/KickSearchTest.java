package io.slit.core.search.slit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KickSearchTest {
  private static final PlanningProblem HOUR =
      SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 1);
  private static final PlanningProblem TWO_HOURS =
      PlanningProblem.joint(
          List.of(HOUR, SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 3)));

  private static SearchSettings settings(int evaluations) {
    return SearchSettings.of(SearchBudget.ofEvaluations(evaluations), 3)
        .withObjectives(List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST));
  }

  /** Real threads, each piece of work on whichever is free. */
  private record Threads(ExecutorService service) implements Workers {
    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
      return tasks.stream()
          .map(task -> service.submit(task::get))
          .collect(Collectors.toList())
          .stream()
          .map(
              future -> {
                try {
                  return future.get();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theFrontDoesNotDependOnTheThreads(int threads) {
    SearchResult alone = new SlitPlanSearch().search(TWO_HOURS, settings(40_000));
    ExecutorService service = Executors.newFixedThreadPool(threads);
    try {
      SearchResult shared =
          new SlitPlanSearch()
              .search(TWO_HOURS, settings(40_000).withWorkers(new Threads(service)));
      assertEquals(alone.plans(), shared.plans());
      assertEquals(alone.statistics(), shared.statistics());
    } finally {
      service.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Physics.class,
      names = {"QUEUEING", "CONSOLIDATION"})
  void allPlansAreFeasibleAndTheirRowsSumToOne(Physics physics) {
    PlanningProblem problem = HOUR.withPhysics(physics);
    SearchResult result = new SlitPlanSearch().search(problem, settings(60_000));
    assertEquals(100, result.plans().size());
    for (EvaluatedPlan one : result.plans()) {
      assertEquals(0, new PlanAssessor(problem, one.plan()).overrun(), one.id());
      for (int c = 0; c < problem.classes(); c++) {
        assertEquals(1, row(one.plan(), c), 1e-9, one.id() + " class " + c);
      }
    }
  }

  private static double row(RoutingPlan plan, int c) {
    return IntStream.range(0, plan.rowSize(c)).mapToDouble(i -> plan.rowShare(c, i)).sum();
  }

  @Test
  void noPlanOfTheWarmStartDominatesAPlan() {
    SearchResult cold = new SlitPlanSearch().search(HOUR, settings(40_000));
    List<RoutingPlan> start = cold.plans().stream().map(EvaluatedPlan::plan).toList();
    SearchResult warm = new SlitPlanSearch().search(HOUR, settings(2_000).withWarmStart(start));
    for (EvaluatedPlan old : cold.plans()) {
      for (EvaluatedPlan plan : warm.plans()) {
        assertFalse(old.objectives().dominates(plan.objectives()), old.id() + " " + plan.id());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.slit.core.search.slit.PlanSearches#names")
  void everyNamedSearchFindsAFrontNotDominatedByTheBaselines(String name) {
    SearchResult result =
        PlanSearches.named(name, NearestLearner.INSTANCE).search(HOUR, settings(30_000));
    assertTrue(result.plans().size() > 20, result.plans().size() + " plans");
    for (EvaluatedPlan baseline : result.baselines()) {
      for (EvaluatedPlan plan : result.plans()) {
        assertFalse(baseline.objectives().dominates(plan.objectives()), baseline.id());
      }
    }
    assertTrue(PlanSearches.names().contains(name));
  }

  @Test
  void anUnknownNameIsRefusedWithTheNamesThereAre() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> PlanSearches.named("magic", NearestLearner.INSTANCE));
    assertTrue(refused.getMessage().contains("slit-nsga2"), refused.getMessage());
  }
}
