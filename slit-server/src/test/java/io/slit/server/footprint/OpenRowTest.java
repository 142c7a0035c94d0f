package io.slit.server.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.QualityScores;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.workload.Epoch;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.server.Worldwide;
import io.slit.server.config.SearchLimit;
import io.slit.server.footprint.Realised.Requests;
import io.slit.server.planning.EpochPlanner;
import io.slit.server.planning.PlannedFront;
import io.slit.server.planning.World;
import io.slit.server.storage.DecisionContext;
import io.slit.server.storage.DecisionContext.QueueFree;
import io.slit.server.storage.StoredOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenRowTest {
  private static final Epoch NOON =
      new Epoch(Instant.parse("2023-07-10T12:00:00Z"), Duration.ofMinutes(15));
  private static final String BASELINE = "capacity_weighted";

  private static World world;
  private static Fleet fleet;
  private static PlannedFront front;
  private static PublishedPlan plan;
  private static Optional<Environment> now;

  /**
   * The plan in force is a baseline itself, so that what it takes must be what it is compared with.
   */
  @BeforeAll
  static void planned() {
    world = World.source(Worldwide.SCENARIO).load();
    EpochPlanner planner =
        new EpochPlanner(
            world,
            new EpochPlanner.Tools(
                new World.Forecasters(
                    new LearnedEnvironmentForecaster(), new LearnedDemandForecaster()),
                QualityScores::published,
                AnalyticServingPredictor::new,
                new SlitPlanSearch()),
            new EpochPlanner.Wishes(
                new PlanPreference.Lowest(Objective.COST),
                new SearchLimit.Evaluations(400),
                7,
                Optional.empty()),
            InstantSource.fixed(NOON.start()));
    front = planner.frontOf(planner.plan(NOON).id()).orElseThrow();
    EvaluatedPlan baseline =
        front.baselines().stream()
            .filter(one -> one.id().equals(BASELINE))
            .findFirst()
            .orElseThrow();
    plan = PlannedFront.published(front.problem(), baseline, NOON.start());
    fleet = world.fleet();
    now = planner.conditionsAt(NOON.start());
  }

  private static StoredOutcome outcome(int row, int column, Optional<Energy> metered, double wh) {
    Outcome.Completed completed =
        new Outcome.Completed(
            Latency.ofMillis(100), Latency.ofMillis(20), 500, 200, metered, Optional.empty());
    DecisionContext context =
        new DecisionContext(
            Optional.of(plan.id()),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            wh == 0 ? Optional.empty() : Optional.of(new QueueFree("model", 80, 16, wh)));
    return new StoredOutcome(
        new RequestObservation(
            "id",
            NOON.start(),
            plan.plan().shape().classes().get(row),
            plan.plan().shape().deployments().get(column),
            completed),
        null,
        context);
  }

  @Test
  void aPlanThatIsTheBaselineSavesNothingAgainstIt() {
    OpenRow open = new OpenRow(fleet, plan, Optional.of(front));
    for (int row = 0; row < plan.targets().size(); row += 7) {
      Amounts took = Amounts.ZERO;
      Amounts compared = Amounts.ZERO;
      for (PlanTarget target : plan.targets().get(row)) {
        if (target.share().value() > 0) {
          // Three times the energy of a mean request, wherever it is answered.
          Energy energy = new Energy(3 * target.estimate().footprint().it().kwh());
          Realised one = open.price(outcome(row, target.deployment(), Optional.of(energy), 0), now);
          took = took.plus(one.compared().times(target.share().value()));
          compared = compared.plus(one.baselines().get(BASELINE).times(target.share().value()));
        }
      }
      assertTrue(took.carbonGrams() > 0);
      assertEquals(took.carbonGrams(), compared.carbonGrams(), 1e-6 * took.carbonGrams());
      assertEquals(took.waterLitres(), compared.waterLitres(), 1e-6 * took.waterLitres());
      assertEquals(took.facilityKwh(), compared.facilityKwh(), 1e-6 * took.facilityKwh());
    }
  }

  @Test
  void meteredEnergyIsPricedByPueAndTheConditionsOfTheSite() {
    int column = plan.targets().get(0).get(0).deployment();
    Deployment deployment = fleet.deployments().get(column);
    Datacenter site = fleet.getSite(deployment.site());
    var conditions = now.orElseThrow().find(site.id()).orElseThrow();
    Realised one =
        new OpenRow(fleet, plan, Optional.empty())
            .price(outcome(0, column, Optional.of(new Energy(0.002)), 1), now);
    double facility = 0.002 * site.pue().ratio();
    assertEquals(facility, one.known().facilityKwh(), 1e-12);
    assertEquals(
        facility * conditions.carbonIntensity().gramsPerKwh(), one.known().carbonGrams(), 1e-9);
    assertEquals(facility * conditions.price().usdPerKwh(), one.known().costUsd(), 1e-12);
    assertEquals(new Requests(1, 0, 1, 0, 0), one.requests());
    assertEquals(new Realised.Tpot(1, 20, 16), one.tpot());
  }

  @Test
  void withoutAMeterTheServingModelsEstimateCounts() {
    int column = plan.targets().get(0).get(0).deployment();
    OpenRow open = new OpenRow(fleet, plan, Optional.of(front));
    Realised estimated = open.price(outcome(0, column, Optional.empty(), 2), now);
    Realised metered = open.price(outcome(0, column, Optional.of(new Energy(0.002)), 0), now);
    assertEquals(metered.known(), estimated.known());
    assertEquals(new Requests(1, 0, 0, 1, 1), estimated.requests());
  }

  @Test
  void whatIsNotKnownIsCountedAndHasNoFootprint() {
    OpenRow open = new OpenRow(fleet, plan, Optional.of(front));
    Realised noEnergy = open.price(outcome(0, 0, Optional.empty(), 0), now);
    assertEquals(1, noEnergy.requests().unknown());
    assertEquals(Amounts.ZERO, noEnergy.known());
    Realised noSignals = open.price(outcome(0, 0, Optional.of(new Energy(1)), 0), Optional.empty());
    assertEquals(1, noSignals.requests().unknown());
    RequestObservation failed =
        new RequestObservation(
            "id",
            NOON.start(),
            plan.plan().shape().classes().get(0),
            plan.plan().shape().deployments().get(0),
            new Outcome.Failed(FailureReason.TIMEOUT));
    assertEquals(
        new Requests(0, 1, 0, 0, 0), open.price(new StoredOutcome(failed, null), now).requests());
  }
}
