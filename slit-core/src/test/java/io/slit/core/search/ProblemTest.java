package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.SiteId;
import io.slit.core.fleet.Task;
import io.slit.core.pareto.Objective;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiling a problem allows, refuses, asks for and scales. */
class ProblemTest {
  private static PlanningInput withProfile(RequestProfile profile) {
    PlanningInput input = Worlds.twoSites();
    return withClasses(input, List.of(RequestClass.of(profile, Worlds.origin("A", "eu"))));
  }

  private static PlanningInput withClasses(PlanningInput input, List<RequestClass> classes) {
    return new PlanningInput(
        input.fleet(),
        classes,
        input.network(),
        input.epoch(),
        input.demand(),
        input.environment(),
        input.policy());
  }

  private static RequestProfile profile(String model, Task task, double sloSeconds) {
    return new RequestProfile(
        "chat",
        new ModelChoice.Pinned(new ModelName(model)),
        task,
        new TokenProfile(100, 100, 0, 100),
        new ServiceClass.Interactive(new Latency(sloSeconds)),
        Residency.ANYWHERE);
  }

  private static String refusal(PlanningInput input) {
    return assertThrows(
            PlanningException.class, () -> PlanningProblem.compile(input, Worlds.CONSTANT))
        .getMessage();
  }

  private static int[] allowed(PlanningInput input) {
    return PlanningProblem.compile(input, Worlds.CONSTANT).pairs.deployment;
  }

  @Test
  void refusesAClassThatNobodyServesAndNamesItsWishes() {
    assertEquals(
        "No deployment may serve the class chat@A (models [gpt], residency ANYWHERE, TTFT p95 5000 ms). Deploy a model for it, relax its SLO, or mend the signals of its sites.",
        refusal(withProfile(profile("gpt", Worlds.CHAT, 5))));
  }

  @Test
  void refusesAnSloThatAnIdleReplicaMisses() {
    // 100 ms of prefill and 10 ms of network at home, 40 ms abroad
    assertTrue(refusal(withProfile(profile("small", Worlds.CHAT, 0.109))).contains("109 ms"));
    assertArrayEquals(new int[] {0}, allowed(withProfile(profile("small", Worlds.CHAT, 0.111))));
    assertArrayEquals(new int[] {0, 1}, allowed(withProfile(profile("small", Worlds.CHAT, 0.141))));
  }

  @Test
  void refusesAPinnedModelWhoseQualityIsUnknown() {
    assertEquals(
        "The quality of small on the task code is not known. Add it to the scenario.",
        refusal(withProfile(profile("small", new Task("code"), 5))));
  }

  @Test
  void anAliasLeavesOutModelsBelowItsFloorAndOfUnknownQuality() {
    LlmModel good = Worlds.model("good", 5, 0.8);
    LlmModel poor = Worlds.model("poor", 5, 0.4);
    LlmModel unknown =
        new LlmModel(new ModelName("unknown"), good.otherNames(), good.shape(), Map.of());
    List<Deployment> deployments =
        List.of(
            Worlds.deployment("A", poor, 1),
            Worlds.deployment("A", good, 1),
            Worlds.deployment("A", unknown, 1));
    for (double floor : new double[] {0.5, 0.8}) {
      ModelChoice any =
          new ModelChoice.Alias(
              "auto", List.of(good.name(), poor.name(), unknown.name()), new Share(floor));
      PlanningInput two = withProfile(Worlds.profile("chat", any, Residency.ANYWHERE));
      PlanningInput input =
          new PlanningInput(
              Fleet.of(List.of(Worlds.site("A", "eu", 1.2)), deployments),
              two.classes(),
              two.network(),
              two.epoch(),
              two.demand(),
              two.environment(),
              two.policy());
      assertArrayEquals(new int[] {1}, allowed(input));
    }
  }

  @Test
  void refusesMoreClassesThanADecisionIdCanNumber() {
    PlanningInput input = Worlds.twoSites();
    List<RequestClass> many = Collections.nCopies(65_537, input.classes().get(0));
    assertEquals(
        "There are 65537 request classes and may be 65536. Merge profiles or origins.",
        assertThrows(IllegalArgumentException.class, () -> withClasses(input, many)).getMessage());
  }

  @Test
  void residencyIsHard() {
    ModelChoice choice = new ModelChoice.Pinned(new ModelName("small"));
    assertArrayEquals(
        new int[] {0}, allowed(withProfile(Worlds.profile("home", choice, Residency.HOME_REGION))));
  }

  @Test
  void aSiteWithoutSignalsTakesNoLoad() {
    PlanningInput input = Worlds.twoSites();
    SiteConditions known = input.environment().find(new SiteId("B")).orElseThrow();
    PlanningProblem problem =
        PlanningProblem.compile(
            input.withEnvironment(Environment.of(Map.of(new SiteId("B"), known))), Worlds.CONSTANT);
    assertArrayEquals(new int[] {1, 1}, problem.pairs.deployment);
    assertEquals(0, problem.pools.units[0]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2, 37, 1550, 2048})
  void levelsGoFromOneToTheSlotsInEqualRatios(double slots) {
    double[] levels = new double[2 * ServingTable.LEVELS];
    ServingTable.fillLevels(levels, 1, slots);
    assertEquals(0, levels[ServingTable.LEVELS - 1], "the row of another deployment");
    assertEquals(1, levels[ServingTable.LEVELS]);
    assertEquals(slots, levels[2 * ServingTable.LEVELS - 1]);
    double ratio = Math.pow(slots, 1.0 / (ServingTable.LEVELS - 1));
    for (int i = ServingTable.LEVELS + 1; i < levels.length; i++) {
      assertEquals(ratio, levels[i] / levels[i - 1], 1e-9);
    }
  }

  @Test
  void thePredictorIsAskedEveryQuestionOnce() {
    List<ServingQuery> asked = new ArrayList<>();
    ServingPredictor counting =
        new ServingPredictor() {
          @Override
          public ServingEstimate estimate(ServingQuery query) {
            asked.add(query);
            return Worlds.BATCHING.estimate(query);
          }

          @Override
          public String modelId() {
            return "counting";
          }
        };
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(1, 5, 1), counting);
    assertEquals(asked.size(), new HashSet<>(asked).size());
    // two models: one prompt size alone, and the levels of one mean request
    assertEquals(2 * (1 + ServingTable.LEVELS), asked.size());
    assertEquals("counting", problem.modelId());
  }

  @Test
  void linearCostsAreScaledToAMeanSpreadOfOne() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(4, 5, 3), Worlds.BATCHING);
    LinearCosts costs = new LinearCosts(problem);
    for (int criterion = 0; criterion < LinearCosts.CRITERIA; criterion++) {
      double span = 0;
      for (int c = 0; c < problem.classes(); c++) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = problem.pairs.start[c]; p < problem.pairs.start[c + 1]; p++) {
          least = Math.min(least, costs.get(p, criterion));
          most = Math.max(most, costs.get(p, criterion));
        }
        span += problem.demandPerSecond[c] * (most - least);
      }
      assertEquals(Arrays.stream(problem.demandPerSecond).sum(), span, 1e-9, "" + criterion);
    }
  }

  @Test
  void aNegativePriceIsTheBestAndNotTheWorst() {
    PlanningInput input = Worlds.twoSites();
    PlanningProblem problem =
        PlanningProblem.compile(
            input.withEnvironment(
                Environment.of(
                    Map.of(
                        new SiteId("A"), Worlds.conditions(100, -50, 0.5, 4),
                        new SiteId("B"), Worlds.conditions(100, -10, 0.5, 4)))),
            Worlds.CONSTANT);
    LinearCosts costs = new LinearCosts(problem);
    double atA = costs.get(0, Objective.COST.index());
    double atB = costs.get(1, Objective.COST.index());
    assertTrue(atA < atB && atB < 0, atA + " and " + atB);
    assertEquals(1, atB - atA, 1e-12);
  }

  @Test
  void aCriterionWithoutSpreadDecidesNothing() {
    PlanningProblem problem =
        PlanningProblem.compile(Worlds.twoSites(), Worlds.CONSTANT); // one model, one quality
    LinearCosts costs = new LinearCosts(problem);
    double[] scores = new double[problem.pairCount()];
    double[] quality = new double[LinearCosts.CRITERIA];
    quality[Objective.QUALITY_LOSS.index()] = 1;
    costs.score(quality, scores);
    for (double score : scores) {
      assertEquals(scores[0], score);
      assertTrue(Double.isFinite(score));
    }
  }
}
