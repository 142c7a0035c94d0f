package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.robust.PriceOfRobustness;
import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.QualityScores;
import io.slit.core.workload.Epoch;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.server.TwoSites;
import io.slit.server.Worldwide;
import io.slit.server.config.SearchLimit;
import io.slit.server.json.PlanWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RobustPlannerTest {
  private static final Epoch NOON =
      new Epoch(Instant.parse("2023-07-10T12:00:00Z"), Duration.ofMinutes(15));

  private static EpochPlanner planner(Optional<RobustOptions> robust) {
    return new EpochPlanner(
        World.source(Worldwide.SCENARIO).load(),
        new EpochPlanner.Tools(
            new World.Forecasters(
                new LearnedEnvironmentForecaster(), new LearnedDemandForecaster()),
            QualityScores::published,
            AnalyticServingPredictor::new,
            new SlitPlanSearch()),
        new EpochPlanner.Wishes(
            new PlanPreference.Lowest(Objective.COST), new SearchLimit.Evaluations(800), 7, robust),
        InstantSource.fixed(NOON.start().minusSeconds(60)));
  }

  @Test
  void publishesTheExpectedValuesOfARobustPlanAndSaysHowItWasJudged() throws Exception {
    RobustOptions options = new RobustOptions(RiskMeasure.parse("p90"), 9);
    EpochPlanner planner = planner(Optional.of(options));
    planner.plan(new Epoch(NOON.start().minus(NOON.length()), NOON.length()));
    PublishedPlan plan = planner.plan(NOON);
    Planner.Robustness robustness = planner.robustnessOf(plan.id()).orElseThrow();
    PriceOfRobustness price = robustness.price();
    assertEquals(options, robustness.options());
    assertEquals(plan.plan(), price.robust().judged().plan());
    assertEquals(plan.objectives(), price.robust().expected());
    assertTrue(price.robust().overloadedShare() <= 1 / 9.0);
    assertTrue(
        price.robust().judged().objectives().get(Objective.COST)
            > plan.objectives().get(Objective.COST));
    JsonNode json = json(robustness);
    assertEquals("p90", json.at("/robust/measure").textValue());
    assertEquals(9, json.at("/robust/scenarios").intValue());
    assertEquals(
        plan.objectives().get(Objective.COST),
        json.at("/robust/robust/expected/cost_usd").doubleValue(),
        1e-4);
    assertTrue(json.at("/robust/nominal/judged/cost_usd").isNumber());
  }

  private static JsonNode json(Planner.Robustness robustness) throws Exception {
    ServedScenario two = TwoSites.scenario();
    byte[] written =
        PlanWriter.write(
            two.compiler().compile(TwoSites.plan(new Epoch(TwoSites.NOON, TwoSites.QUARTER))),
            new Planner() {
              @Override
              public PublishedPlan plan(Epoch epoch) {
                throw new IllegalStateException("it is there");
              }

              @Override
              public Optional<Robustness> robustnessOf(String planId) {
                return Optional.of(robustness);
              }
            });
    return new ObjectMapper().readTree(written);
  }

  @Test
  void saysNothingWherePlansAreMadeForWhatIsExpected() {
    EpochPlanner planner = planner(Optional.empty());
    assertEquals(Optional.empty(), planner.robustnessOf(planner.plan(NOON).id()));
  }

  @Test
  void anotherPreferenceChoosesFromTheNextFrontOn() {
    EpochPlanner planner = planner(Optional.empty());
    PublishedPlan first = planner.plan(NOON);
    PlanPreference carbon = new PlanPreference.Lowest(Objective.CARBON);
    planner.prefer(carbon);
    PublishedPlan next = planner.plan(new Epoch(NOON.end(), NOON.length()));
    PlannedFront front = planner.frontOf(next.id()).orElseThrow();
    assertEquals(
        PlanSelector.select(front.plans(), carbon).objectives().get(Objective.CARBON),
        next.objectives().get(Objective.CARBON));
    assertTrue(
        PlanSelector.select(front.plans(), new PlanPreference.Lowest(Objective.COST))
                .objectives()
                .get(Objective.CARBON)
            > next.objectives().get(Objective.CARBON));
    assertEquals(
        first.objectives().get(Objective.COST),
        PlanSelector.select(
                planner.frontOf(first.id()).orElseThrow().plans(),
                new PlanPreference.Lowest(Objective.COST))
            .objectives()
            .get(Objective.COST));
  }
}
