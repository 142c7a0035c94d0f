package io.slit.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.power.CoSimulation;
import io.slit.core.simulation.power.Microgrid;
import io.slit.core.simulation.power.SitePower;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Mistakes that make savings out of nothing. */
class TrapsTest {
  private static final Fleet FLEET = TestFleets.fleet(2, 3);
  private static final Horizon HOUR = Horizon.whole(900, 4);

  @Test
  void fiveTimesTheLoadAtOneSiteQueuesAndNothingVanishes() {
    SimulationResult result = Simulation.run(setting(), steady(100), TestFleets.to(0));
    FlowBalance flow = result.flow();
    assertTrue(flow.isBalanced());
    assertTrue(flow.open().requests() > flow.arrived().requests() / 2);
    assertTrue(peak(result) > 5);
    assertTrue(result.epochs().get(3).ttft().quantileSeconds(0.5) > 900);
  }

  @Test
  void fiveTimesTheLoadIsTurnedAwayWhereQueuesAreBounded() {
    ServingRules rules = ServingRules.DEFAULT.withMaxWaiting(50);
    SimulationResult result =
        Simulation.run(setting().withRules(rules), steady(100), TestFleets.to(0));
    assertTrue(result.flow().isBalanced());
    assertTrue(result.flow().rejected().requests() > result.flow().arrived().requests() / 2);
    assertTrue(result.flow().open().requests() < 200);
  }

  private static double peak(SimulationResult result) {
    return result.epochs().stream()
        .mapToDouble(epoch -> epoch.cells().get(0).occupancy().peakUtilisation())
        .max()
        .orElseThrow();
  }

  @Test
  void anEmptyWorkloadDrawsIdlePowerExactly() {
    SimulationResult result = Simulation.run(setting(), arrival -> false, TestFleets.to(0));
    double watts = TestFleets.HOST_WATTS + TestFleets.IDLE_WATTS;
    assertEquals(2 * 3 * watts * 3600 / 3.6e6, result.energy().totalKwh(), 1e-12);
    assertEquals(result.energy().idleKwh(), result.energy().totalKwh(), 0);
  }

  @Test
  void whatIsSwitchedOffDrawsNothingAndStartsBeforeItServes() {
    Dispatcher asleep =
        new Dispatcher() {
          @Override
          public void beginEpoch(int epoch, FleetLoad load) {
            assertEquals(0, load.running(0));
          }

          @Override
          public int poweredUnits(int deployment, FleetLoad load) {
            return 0;
          }

          @Override
          public int dispatch(SimulatedRequest request, FleetLoad load) {
            return 0;
          }
        };
    assertEquals(0, Simulation.run(setting(), arrival -> false, asleep).energy().totalKwh(), 0);
    List<double[]> one = List.of(new double[] {100, 0, 500, 1});
    SimulationResult woken = Simulation.run(setting(), TestFleets.of(one), asleep);
    // 30 s to start, then 0.01 s + 500 tokens of 1 ms.
    assertEquals(30.51, woken.ttft().meanSeconds(), 1e-9);
    assertEquals(350.0 * 30 / 3.6e6, woken.energy().startingKwh(), 1e-12);
  }

  @Test
  void waterIsCountedOnceAndCarbonOfTheWholeFacility() {
    SitePower power = power(Microgrid.NONE, 0.1, 400);
    double it = power.footprint().it().kwh();
    assertEquals(0.5 * it, power.footprint().siteWater().litres(), 1e-9);
    assertEquals(4.8 * it, power.footprint().sourceWater().litres(), 1e-9);
    assertEquals(5.3 * it, power.footprint().water().litres(), 1e-9);
    assertEquals(1.2 * 400 * it, power.footprint().carbon().grams(), 1e-6);
    assertEquals(0, power.renewableOffset(), 0);
  }

  @Test
  void negativePricesAndNegativeMarginalIntensityBurnNothing() {
    Microgrid battery =
        new Microgrid(
            new Microgrid.Solar(0.5, 1, 0.9),
            Microgrid.Wind.of(0),
            new Microgrid.Battery(10, 0, 5, 5, 0.9),
            Double.POSITIVE_INFINITY);
    assertEquals(power(battery, 0.1, 400).flow(), power(battery, -0.5, -400).flow());
  }

  @Test
  void sunOnTheRoofLowersWhatTheGridGives() {
    Microgrid roof =
        new Microgrid(
            new Microgrid.Solar(1, 0.7, 0.86),
            Microgrid.Wind.of(0),
            Microgrid.Battery.NONE,
            Double.POSITIVE_INFINITY);
    SitePower with = power(roof, 0.1, 400);
    SitePower without = power(Microgrid.NONE, 0.1, 400);
    assertTrue(with.flow().grid() < without.flow().grid());
    assertEquals(with.flow().facility(), with.flow().grid() + with.flow().renewable(), 1e-9);
    assertEquals(with.flow().renewable() / with.flow().facility(), with.renewableOffset(), 1e-9);
  }

  private static SitePower power(Microgrid microgrid, double usdPerKwh, double gramsPerKwh) {
    SimulationResult result = Simulation.run(setting(), steady(5), TestFleets.to(0));
    CarbonIntensity.Method method =
        gramsPerKwh < 0 ? CarbonIntensity.Method.MARGINAL : CarbonIntensity.Method.AVERAGE;
    SiteConditions conditions =
        new SiteConditions(
            new CarbonIntensity(gramsPerKwh, method, CarbonIntensity.Scope.LIFECYCLE),
            new ElectricityPrice(usdPerKwh),
            new Celsius(10),
            new WaterIntensity(0.5),
            new WaterIntensity(4));
    CoSimulation.Weather weather =
        new CoSimulation.Weather() {
          @Override
          public SiteConditions conditions(SiteId site, Instant at) {
            return conditions;
          }

          @Override
          public double windMetresPerSecond(SiteId site, Instant at) {
            return 5;
          }
        };
    SiteId site = new SiteId("s0");
    SitePower power =
        new CoSimulation(FLEET, Map.of(site, microgrid), weather)
            .run(result, HOUR, Instant.parse("2023-06-21T11:00:00Z"))
            .get(site);
    return Objects.requireNonNull(power);
  }

  @Test
  void aPolicyThatBreaksAHardConstraintIsFoundOut() {
    SimulationSetting bound =
        TestFleets.setting(FLEET, TestFleets.physics(), List.of(TestFleets.bound(1)), HOUR);
    assertThrows(
        IllegalStateException.class, () -> Simulation.run(bound, steady(1), TestFleets.to(0)));
    assertThrows(
        IllegalStateException.class,
        () -> Simulation.run(setting(), steady(1), TestFleets.to(Dispatcher.DEFER)));
  }

  @Test
  void aRequestOrATokenThatIsLostOrDoubledUnbalancesTheBooks() {
    FlowBalance flow = Simulation.run(setting(), steady(5), TestFleets.to(0)).flow();
    assertTrue(flow.isBalanced());
    for (Flow wrong : List.of(new Flow(-1, -200, -50), new Flow(1, 200, 50), new Flow(0, 0, -1))) {
      FlowBalance cooked =
          new FlowBalance(flow.arrived(), flow.served().plus(wrong), flow.rejected(), flow.open());
      assertFalse(cooked.isBalanced(), wrong.toString());
    }
  }

  @Test
  void energyOfATokenFallsWithTheBatchAndAConstantOneIsFoundOut() {
    assertTrue(fallsWithTheBatch(TestFleets.physics()));
    ReplicaPhysics measured = TestFleets.physics();
    // 400 W and 6,400 W with the host, 20 ms a step: 8 J for a token, whatever the batch.
    ReplicaPhysics constant =
        new ReplicaPhysics(
            new ReplicaPhysics.Speed(
                measured.speed().prefillSeconds(), Curve.constant(0.02), 0, 1, 2048),
            new ReplicaPhysics.Draw(
                TestFleets.IDLE_WATTS, Curve.constant(400), TestFleets.line(1, 100, 16, 6100)),
            measured.slots(),
            measured.cacheTokens(),
            measured.startSeconds());
    assertFalse(fallsWithTheBatch(constant));
  }

  private static boolean fallsWithTheBatch(ReplicaPhysics physics) {
    return decodeJoulesPerToken(physics, 10) < 0.8 * decodeJoulesPerToken(physics, 0.1);
  }

  private static double decodeJoulesPerToken(ReplicaPhysics physics, double perSecond) {
    SimulationResult result =
        Simulation.run(
            TestFleets.setting(FLEET, physics, List.of(TestFleets.anywhere(0)), HOUR),
            steady(perSecond),
            TestFleets.to(0));
    return result.energy().decodeKwh() * 3.6e6 / result.flow().served().outputTokens();
  }

  @Test
  void answersAreAsLongWhereverTheyAreMadeAndShorterOnesAreFoundOut() {
    assertTrue(sameTokens(steady(2), steady(2)));
    RequestSource honest = steady(2);
    RequestSource shorter =
        arrival -> {
          boolean more = honest.next(arrival);
          arrival.set(arrival.atSeconds(), 0, 200, 25);
          return more;
        };
    assertFalse(sameTokens(steady(2), shorter));
  }

  /** Plays requests at one deployment and others at another: is as much generated? */
  private static boolean sameTokens(RequestSource one, RequestSource other) {
    Flow first = Simulation.run(setting(), one, TestFleets.to(0)).flow().arrived();
    Flow second = Simulation.run(setting(), other, TestFleets.to(1)).flow().arrived();
    return first.equals(second);
  }

  @Test
  void aDeferredRequestStartsAtItsLatestStart() {
    SimulationSetting waiting =
        TestFleets.setting(
            FLEET,
            TestFleets.physics(),
            List.of(TestFleets.deferrable(0, Duration.ofMinutes(30))),
            HOUR);
    List<Double> startedAt = new ArrayList<>();
    Dispatcher late =
        new Dispatcher() {
          @Override
          public void beginEpoch(int epoch, FleetLoad load) {
            assertTrue(load.nowSeconds() == 900.0 * epoch);
          }

          @Override
          public int dispatch(SimulatedRequest request, FleetLoad load) {
            if (request.mayDefer()) {
              return DEFER;
            }
            startedAt.add(load.nowSeconds() - request.latestStartSeconds());
            return 0;
          }
        };
    SimulationResult result =
        Simulation.run(waiting, TestFleets.of(List.of(new double[] {10, 0, 100, 50})), late);
    assertEquals(List.of(0.0), startedAt);
    assertEquals(0, result.classes().get(0).late());
    assertEquals(1, result.flow().served().requests());
    assertFalse(result.epochs().get(0).deferred() == 0);
  }

  private static SimulationSetting setting() {
    return TestFleets.setting(FLEET, TestFleets.physics(), List.of(TestFleets.anywhere(0)), HOUR);
  }

  /** Requests of 200 and 50 tokens: one replica can answer about 3 each second. */
  private static RequestSource steady(double perSecond) {
    int[] count = {0};
    return arrival -> {
      arrival.set(count[0]++ / perSecond, 0, 200, 50);
      return arrival.atSeconds() < HOUR.endSeconds();
    };
  }
}
