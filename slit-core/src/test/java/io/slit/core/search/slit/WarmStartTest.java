package io.slit.core.search.slit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.pareto.Hypervolume;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.KnownPlans;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What searches make of the plans of an earlier one. */
class WarmStartTest {
  private static final List<Objective> OBJECTIVES =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);

  private static final PlanningProblem HOUR =
      SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 1);

  private static final SearchResult FOUND = search(HOUR, 12_000, List.of());

  /** Real threads, each piece of work on whichever is free. */
  private record Threads(ExecutorService service) implements Workers {
    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
      return tasks.stream()
          .map(task -> CompletableFuture.supplyAsync(task, service))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private static SearchSettings settings(int evaluations, List<RoutingPlan> warmStart) {
    return SearchSettings.of(SearchBudget.ofEvaluations(evaluations), 1)
        .withObjectives(OBJECTIVES)
        .withWarmStart(warmStart);
  }

  private static SearchResult search(
      PlanningProblem problem, int evaluations, List<RoutingPlan> warmStart) {
    return new SlitPlanSearch().search(problem, settings(evaluations, warmStart));
  }

  private static List<RoutingPlan> known() {
    return FOUND.known().best(KnownPlans.WORTH_KEEPING);
  }

  private static List<double[]> points(List<EvaluatedPlan> plans) {
    return plans.stream()
        .map(one -> OBJECTIVES.stream().mapToDouble(one.objectives()::get).toArray())
        .toList();
  }

  /** Returns the volume up to the worst values of the first front. */
  private static double volume(List<EvaluatedPlan> plans, List<EvaluatedPlan> first) {
    double[] worst = new double[OBJECTIVES.size()];
    points(first).forEach(point -> Arrays.setAll(worst, j -> Math.max(worst[j], 1.1 * point[j])));
    return Hypervolume.of(points(plans), worst);
  }

  @Test
  void leavesMoreThanItsMenuTheMenuFirst() {
    List<RoutingPlan> menu = FOUND.plans().stream().map(EvaluatedPlan::plan).toList();
    assertEquals(100, menu.size());
    assertEquals(menu, known().subList(0, 100));
    assertEquals(KnownPlans.WORTH_KEEPING, known().stream().distinct().count());
    assertEquals(menu.subList(0, 7), FOUND.known().best(7));
  }

  @Test
  void ofTheSameProblemItsFrontIsAtLeastAsGoodFromTheFirstMark() {
    List<RoutingPlan> menu = FOUND.plans().stream().map(EvaluatedPlan::plan).toList();
    SearchBudget atOnce = new SearchBudget(Integer.MAX_VALUE, () -> true);
    SearchSettings hasty = settings(1, menu).withBudget(atOnce).withMenuSize(1000);
    List<EvaluatedPlan> next = new SlitPlanSearch().search(HOUR, hasty).plans();
    double before = volume(FOUND.plans(), FOUND.plans());
    assertTrue(volume(next, FOUND.plans()) >= before * (1 - 1e-6), "after no time");
    List<EvaluatedPlan> later = search(HOUR, 4000, known()).plans();
    assertTrue(volume(later, FOUND.plans()) >= before, "after 4000 evaluations");
  }

  /** A quarter of an hour later, repaired and improved, they beat a search of as many steps. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aQuarterOfAnHourLaterItIsAheadOfAColdSearch(long seed) {
    PlanningProblem now = SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, seed);
    PlanningProblem next =
        SyntheticProblem.later(ProblemSize.S, Physics.CONSOLIDATION, seed, Duration.ofMinutes(15));
    List<RoutingPlan> plans =
        search(now, 16_000, List.of()).known().best(KnownPlans.WORTH_KEEPING).stream()
            .map(plan -> renamed(plan, now, next))
            .toList();
    List<EvaluatedPlan> cold = search(next, 4000, List.of()).plans();
    List<EvaluatedPlan> warm = search(next, 4000, plans).plans();
    assertTrue(volume(warm, cold) > volume(cold, cold), "seed " + seed);
  }

  private static RoutingPlan renamed(RoutingPlan plan, PlanningProblem from, PlanningProblem to) {
    assertEquals(from.pairCount(), to.pairCount());
    PlanBuffer buffer = new PlanBuffer(to);
    from.copy(plan, buffer);
    return to.toPlan(buffer);
  }

  /** Demand of each class up to a tenth up or down. */
  private static PlanningProblem withOtherDemand(Physics physics, long seed) {
    Random random = new Random(seed);
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    HOUR.input()
        .demand()
        .ratesPerSecond()
        .forEach((id, rate) -> rates.put(id, rate * (0.9 + 0.2 * random.nextDouble())));
    return HOUR.withOutlook(HOUR.input().withDemand(Demand.of(rates)).outlook())
        .withPhysics(physics);
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void plansAreFeasibleUnderOtherDemand(Physics physics) {
    for (long seed = 1; seed <= 5; seed++) {
      assertFeasible(withOtherDemand(physics, seed));
    }
  }

  @Test
  void plansAreFeasibleWithoutASite() {
    List<SiteId> sites = HOUR.input().environment().bySite().keySet().stream().toList();
    for (SiteId gone : sites) {
      Map<SiteId, SiteConditions> left = new LinkedHashMap<>(HOUR.input().environment().bySite());
      left.remove(gone);
      PlanningProblem problem =
          PlanningProblem.compile(
                  HOUR.input()
                      .withDemand(HOUR.input().demand().times(0.6))
                      .withEnvironment(Environment.of(left)),
                  SyntheticProblem.serving())
              .withPhysics(Physics.CONSOLIDATION);
      assertEquals(HOUR.shape(), problem.shape());
      assertFeasible(problem);
    }
  }

  private static void assertFeasible(PlanningProblem problem) {
    SearchResult result = search(problem, 1500, known());
    assertEquals(0, result.statistics().overrun());
    PlanBuffer buffer = new PlanBuffer(problem);
    for (EvaluatedPlan one : result.plans()) {
      PlanAssessor assessed = new PlanAssessor(problem, one.plan());
      assertEquals(0, assessed.overrun(), 1e-9, one.id());
      problem.copy(one.plan(), buffer);
      assertTrue(buffer.isWhole(problem) && buffer.hasUnits(problem), one.id());
    }
  }

  @Test
  void theFrontDoesNotDependOnTheThreads() {
    PlanningProblem problem = withOtherDemand(Physics.CONSOLIDATION, 7);
    List<EvaluatedPlan> alone = search(problem, 6000, known()).plans();
    assertFalse(alone.isEmpty());
    for (int threads : new int[] {2, 4}) {
      ExecutorService service = Executors.newFixedThreadPool(threads);
      try {
        SearchSettings own = settings(6000, known()).withWorkers(new Threads(service));
        assertEquals(
            alone, new SlitPlanSearch().search(problem, own).plans(), threads + " threads");
      } finally {
        service.shutdownNow();
      }
    }
  }
}
