package io.slit.core.search.slit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchResult.StoppedBy;
import io.slit.core.search.SearchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlitPlanSearchTest {
  private static final PlanningProblem PROBLEM =
      PlanningProblem.compile(Worlds.random(42, 6, 20), Worlds.BATCHING);

  /** Archives compare in single precision. */
  private static final double ROUNDING = 1e-7;

  private static SearchResult search(long seed) {
    SearchSettings settings = SearchSettings.of(SearchBudget.ofEvaluations(20_000), seed);
    return new SlitPlanSearch().search(PROBLEM, settings);
  }

  @Test
  void findsManyPlansNoneOfWhichDominatesAnother() {
    List<EvaluatedPlan> plans = search(1).plans();
    assertTrue(plans.size() >= 50, plans.size() + " plans");
    for (EvaluatedPlan a : plans) {
      for (EvaluatedPlan b : plans) {
        assertFalse(a.objectives().dominates(b.objectives()), a.id() + " dominates " + b.id());
      }
    }
  }

  @Test
  void noBaselineDominatesAPlanAndTheExtremesAreAtLeastAsGood() {
    SearchResult result = search(1);
    for (EvaluatedPlan baseline : result.baselines()) {
      for (EvaluatedPlan plan : result.plans()) {
        assertFalse(baseline.objectives().dominates(plan.objectives()), baseline.id());
      }
    }
    for (Objective objective : Objective.values()) {
      double best =
          result.plans().stream()
              .mapToDouble(plan -> plan.objectives().get(objective))
              .min()
              .orElseThrow();
      result
          .baselines()
          .forEach(
              one ->
                  assertTrue(
                      best <= one.objectives().get(objective) * (1 + ROUNDING), objective.key()));
    }
  }

  @Test
  void sameSeedSameFrontAlsoBesideAnotherSearch() {
    SearchResult alone = search(5);
    CompletableFuture<SearchResult> beside = CompletableFuture.supplyAsync(() -> search(6));
    SearchResult again = search(5);
    assertEquals(alone.plans(), again.plans());
    assertFalse(beside.join().plans().isEmpty());
  }

  @Test
  void aWarmStartIsNeverWorseThanWhatItStartsFrom() {
    SearchResult cold = search(1);
    SearchSettings warm =
        SearchSettings.of(SearchBudget.ofEvaluations(300), 2)
            .withWarmStart(cold.plans().stream().map(EvaluatedPlan::plan).toList());
    SearchResult next = new SlitPlanSearch().search(PROBLEM, warm);
    for (Objective objective : Objective.values()) {
      assertTrue(least(next, objective) <= least(cold, objective), objective.key());
    }
  }

  /** Plans made by another model may send classes where their SLOs do not let them go any more. */
  private static List<RoutingPlan> plansThatDoNotFit() {
    PlanShape shape = PROBLEM.shape();
    int deployments = shape.deployments().size();
    PlanBuffer buffer = new PlanBuffer(PROBLEM);
    List<RoutingPlan> broken = new ArrayList<>();
    for (int k = 0; k < deployments; k++) {
      double[][] shares = new double[shape.classes().size()][deployments];
      for (double[] row : shares) {
        row[k] = 1;
      }
      RoutingPlan plan = RoutingPlan.ofDense(shape, shares, new int[deployments]);
      PROBLEM.copy(plan, buffer);
      if (!buffer.isWhole(PROBLEM)) {
        broken.add(plan);
      }
    }
    assertFalse(broken.isEmpty(), "every class may go everywhere: this shows nothing");
    return broken;
  }

  @ParameterizedTest
  @ValueSource(strings = {"slit", "slit-surrogate", "slit-style", "nsga2"})
  void plansThatDoNotFitAnyMoreStayOutOfTheFront(String name) {
    SearchSettings settings =
        SearchSettings.of(SearchBudget.ofEvaluations(3000), 1).withWarmStart(plansThatDoNotFit());
    PlanBuffer buffer = new PlanBuffer(PROBLEM);
    List<EvaluatedPlan> found =
        PlanSearches.named(name, NearestLearner.INSTANCE).search(PROBLEM, settings).plans();
    assertFalse(found.isEmpty());
    for (EvaluatedPlan plan : found) {
      PROBLEM.copy(plan.plan(), buffer);
      assertTrue(buffer.isWhole(PROBLEM), plan.id());
    }
  }

  private static double least(SearchResult result, Objective objective) {
    return result.plans().stream()
        .mapToDouble(plan -> plan.objectives().get(objective))
        .min()
        .orElseThrow();
  }

  @Test
  void endsWhenTimeIsUpAndSaysSo() {
    SearchSettings hasty = SearchSettings.of(new SearchBudget(1_000_000, () -> true), 1);
    SearchResult result = new SlitPlanSearch().search(PROBLEM, hasty);
    assertEquals(StoppedBy.TIME, result.statistics().stoppedBy());
    assertTrue(result.statistics().evaluations() < 1000);
    assertFalse(result.plans().isEmpty());
  }

  @Test
  void tellsWhatIsSpentWithoutChangingTheResult() {
    SearchBudget budget = SearchBudget.ofEvaluations(1000);
    List<Integer> told = new ArrayList<>();
    SearchResult listened =
        new SlitPlanSearch().search(PROBLEM, SearchSettings.of(budget.telling(told::add), 1));
    SearchResult alone = new SlitPlanSearch().search(PROBLEM, SearchSettings.of(budget, 1));
    assertEquals(alone, listened);
    assertEquals(told.stream().sorted().toList(), told);
    assertEquals(listened.statistics().evaluations(), told.get(told.size() - 1));
  }

  @Test
  void tooMuchDemandGetsThePlanThatOverrunsLeast() {
    PlanningInput input = Worlds.random(42, 6, 500);
    PlanningProblem overloaded = PlanningProblem.compile(input, Worlds.BATCHING);
    SearchResult result =
        new SlitPlanSearch()
            .search(overloaded, SearchSettings.of(SearchBudget.ofEvaluations(300), 1));
    assertEquals(1, result.plans().size());
    assertEquals(0, result.statistics().archived());
    assertTrue(result.statistics().overrun() > 0);
    for (EvaluatedPlan baseline : result.baselines()) {
      double overrun = new PlanAssessor(overloaded, baseline.plan()).overrun();
      assertTrue(result.statistics().overrun() <= overrun, baseline.id());
    }
    assertEquals(0, search(1).statistics().overrun());
  }
}
