package io.slit.core.search.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.search.Outlook;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.core.search.lp.ExactAnswer;
import io.slit.core.search.lp.ExactPlanner;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.workload.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustSearchTest {
  private static final RiskMeasure P90 = RiskMeasure.parse("p90");
  private static final SearchSettings SETTINGS =
      SearchSettings.of(SearchBudget.ofEvaluations(6_000), 3);

  private static PlanningProblem problem(PlanningInput input, Physics physics) {
    return PlanningProblem.compile(input, Worlds.BATCHING).withPhysics(physics);
  }

  private static RobustResult search(PlanningProblem problem, RiskMeasure measure, int scenarios) {
    return new RobustSearch(new SlitPlanSearch(), new RobustOptions(measure, scenarios))
        .search(problem, SETTINGS);
  }

  private static double least(List<EvaluatedPlan> plans, Objective objective) {
    return plans.stream().mapToDouble(plan -> plan.objectives().get(objective)).min().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "p90", "cvar80", "worst"})
  void withoutSpreadTheFrontIsTheNominalOne(String measure) {
    PlanningProblem problem = problem(Worlds.random(4, 4, 12), Physics.CONSOLIDATION);
    RobustResult result = search(problem, RiskMeasure.parse(measure), 9);
    assertEquals(result.nominal().plans(), result.shown().plans());
    assertEquals(result.nominal().baselines(), result.shown().baselines());
    assertTrue(result.plans().stream().allMatch(one -> one.overloadedShare() == 0));
  }

  @Test
  void withOneScenarioTheFrontIsTheNominalOne() {
    PlanningInput input = Uncertain.of(Worlds.random(4, 4, 12), 9, 0.2);
    RobustResult result = search(problem(input, Physics.CONSOLIDATION), RiskMeasure.MEAN, 1);
    assertEquals(result.nominal().plans(), result.shown().plans());
  }

  @ParameterizedTest
  @EnumSource(
      value = Objective.class,
      names = {"CARBON", "WATER", "COST"})
  void theMeanOfALinearProblemReachesTheExactOptimumUnderMeanConditions(Objective objective) {
    for (long seed = 1; seed <= 4; seed++) {
      PlanningInput input = Uncertain.of(Worlds.random(seed, 5, 20), seed, 0);
      PlanningProblem problem = problem(input, Physics.LINEAR);
      RobustResult result = search(problem, RiskMeasure.MEAN, 9);
      Scenarios scenarios = Scenarios.of(input, 9, SETTINGS.seed());
      Environment mean = MeanConditions.of(scenarios);
      PlanningProblem averaged = problem(input.withEnvironment(mean), Physics.LINEAR);
      ExactAnswer answer = new ExactPlanner(averaged).least(objective);
      double exact = ((ExactAnswer.Found) answer).plan().value();
      assertEquals(
          exact, least(result.shown().plans(), objective), 1e-7 * Math.abs(exact), "seed " + seed);
    }
  }

  /** A is cleaner as expected; at its upper end it is dirtier than B, which is certain. */
  private static RobustResult twoSites(RiskMeasure measure) {
    PlanningInput input = Worlds.twoSites();
    Environment expected = Uncertain.withCarbon(input.environment(), "B", 110);
    Outlook outlook =
        new Outlook(
            Forecast.point(input.demand(), Worlds.HOUR.start()),
            new Forecast<>(
                expected,
                Uncertain.withCarbon(expected, "A", 90),
                Uncertain.withCarbon(expected, "A", 200),
                Worlds.HOUR.start()));
    PlanningProblem problem =
        PlanningProblem.compile(input.withOutlook(outlook), Worlds.CONSTANT)
            .withPhysics(Physics.LINEAR);
    return search(problem, measure, 10);
  }

  private static double shareOfB(RobustPlan plan) {
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < plan.judged().plan().rowSize(c); i++) {
        sum += plan.judged().plan().rowDeployment(c, i) * plan.judged().plan().rowShare(c, i);
      }
    }
    return sum / 2;
  }

  @Test
  void aQuantilePrefersTheCertainSiteAndTellsThePrice() {
    PriceOfRobustness p90 =
        PriceOfRobustness.of(
            twoSites(P90), new PlanPreference.Lowest(Objective.CARBON), ObjectiveSubset.ALL);
    assertEquals(0, shareOfB(p90.nominal()), 1e-9);
    assertEquals(1, shareOfB(p90.robust()), 1e-9);
    double nominal = p90.nominal().expected().get(Objective.CARBON);
    // Intensities times PUE: 100 x 1.2 at A, 110 x 1.5 at B; at the upper end A has 200 x 1.2.
    assertEquals(nominal * (165 / 120.0 - 1), p90.price(Objective.CARBON), 1e-6 * nominal);
    assertEquals(nominal * (240 - 165) / 120.0, p90.gain(Objective.CARBON), 0.1 * nominal);
    double certain = p90.robust().expected().get(Objective.CARBON);
    assertEquals(certain, p90.robust().judged().objectives().get(Objective.CARBON));
  }

  @Test
  void theMeanStaysAtTheSiteThatIsCleanerOnTheWhole() {
    PriceOfRobustness mean =
        PriceOfRobustness.of(
            twoSites(RiskMeasure.MEAN),
            new PlanPreference.Lowest(Objective.CARBON),
            ObjectiveSubset.ALL);
    assertEquals(0, shareOfB(mean.robust()), 1e-9);
    assertEquals(0, mean.price(Objective.CARBON), 1e-9);
  }

  @Test
  void noPickIsWorseInItsMeasureThanTheNominalOneOfTheSameRoom() {
    for (long seed = 1; seed <= 3; seed++) {
      PlanningInput input = Uncertain.of(Worlds.random(seed, 5, 15), seed, 0);
      for (String measure : List.of("p90", "cvar80", "worst", "mean")) {
        RobustResult result =
            search(problem(input, Physics.CONSOLIDATION), RiskMeasure.parse(measure), 10);
        for (Objective objective : Objective.values()) {
          PriceOfRobustness price =
              PriceOfRobustness.of(
                  result, new PlanPreference.Lowest(objective), ObjectiveSubset.ALL);
          String name = objective + " seed " + seed;
          assertTrue(price.gain(objective) >= -1e-12, name);
        }
      }
    }
  }

  @Test
  void plansHaveRoomForTheDemandThatTheMeasureAsksFor() {
    PlanningInput input = Uncertain.of(Worlds.random(2, 5, 25), 2, 0.3);
    RobustResult result = search(problem(input, Physics.CONSOLIDATION), P90, 10);
    assertTrue(
        result.nominalPlans().stream().anyMatch(one -> one.overloadedShare() > 0.1),
        "the demand must matter");
    assertTrue(result.plans().size() > 10, result.plans().size() + " plans");
    for (RobustPlan one : result.plans()) {
      assertTrue(one.overloadedShare() <= 0.1, one.judged().id());
    }
  }

  @Test
  void whereNoPlanHasThatRoomThoseForTheExpectedLoadAreKept() {
    PlanningInput input = Worlds.random(2, 4, 20);
    Demand demand = input.demand();
    PlanningProblem roomy = problem(input, Physics.CONSOLIDATION);
    Demand full = demand.times(0.9 / roomy.leastLoad());
    PlanningInput tight = Uncertain.of(input.withDemand(full), 5, 0.6);
    RobustResult result = search(problem(tight, Physics.CONSOLIDATION), P90, 10);
    assertEquals(
        result.nominal().statistics().overrun(), result.shown().statistics().overrun(), 1e-9);
    assertTrue(result.plans().stream().allMatch(one -> one.overloadedShare() > 0));
  }

  @Test
  void isTheSameForTheSameSeedOnAnyWorkers() {
    PlanningProblem problem =
        problem(Uncertain.of(Worlds.random(7, 4, 12), 7, 0.2), Physics.CONSOLIDATION);
    RobustOptions options = new RobustOptions(P90, 10);
    RobustSearch search = new RobustSearch(new SlitPlanSearch(), options);
    RobustResult once = search.search(problem, SETTINGS);
    RobustResult again = search.search(problem, SETTINGS.withWorkers(new Backwards()));
    assertEquals(once.shown().plans(), again.shown().plans());
    assertEquals(once.plans(), again.plans());
  }

  /** Does the last piece first. */
  private static final class Backwards implements Workers {
    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
      List<Supplier<T>> reversed = new ArrayList<>(tasks);
      Collections.reverse(reversed);
      List<T> results = new ArrayList<>(reversed.stream().map(Supplier::get).toList());
      Collections.reverse(results);
      return results;
    }
  }

  @Test
  void staysWithinItsEvaluationsUpToWhatCandidatesTake() {
    PlanningProblem problem =
        problem(Uncertain.of(Worlds.random(7, 4, 12), 7, 0.2), Physics.CONSOLIDATION);
    RobustResult result = search(problem, P90, 10);
    int most = SETTINGS.budget().evaluations() + 3 * 3 * 110 + 1000;
    SearchResult.Statistics statistics = result.shown().statistics();
    assertTrue(statistics.evaluations() <= most, statistics.toString());
  }

  @Test
  void refusesSeveralEpochs() {
    PlanningProblem one = problem(Worlds.twoSites(), Physics.LINEAR);
    PlanningProblem joint = PlanningProblem.joint(Arrays.asList(one, one));
    assertThrows(IllegalArgumentException.class, () -> search(joint, P90, 10));
  }
}
