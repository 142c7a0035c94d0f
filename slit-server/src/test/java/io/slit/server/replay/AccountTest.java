package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.simulation.DeploymentEpoch;
import io.slit.core.simulation.Flow;
import io.slit.core.simulation.LatencyHistogram;
import io.slit.core.simulation.PhaseEnergy;
import io.slit.core.simulation.SimulationResult.EpochBook;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.server.TwoSites;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What energy amounts to, checked by hand: both sites have PUE 1.2. */
class AccountTest {
  private static final Fleet FLEET = TwoSites.scenario().fleet();

  private static Map<Metric, Double> booked(double kwh, double usdPerMwh) {
    SiteConditions conditions = conditions(300, usdPerMwh);
    Account account = new Account(FLEET, PlanningPolicy.DEFAULT);
    LatencyHistogram ttft = new LatencyHistogram();
    ttft.add(0.2);
    add(account, kwh, conditions, ttft);
    return written(account);
  }

  private static void add(
      Account account, double kwh, SiteConditions conditions, LatencyHistogram ttft) {
    account.add(
        new EpochBook(
            List.of(cell(kwh, 1000), cell(0, 0)), new Flow(3, 30, 60), Flow.NONE, 0, ttft),
        TwoSites.NOON,
        Environment.of(Map.of(new SiteId("DE"), conditions, new SiteId("US-CA"), conditions)));
  }

  private static Map<Metric, Double> written(Account account) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    account.write(metrics);
    return metrics;
  }

  private static SiteConditions conditions(double gramsPerKwh, double usdPerMwh) {
    return new SiteConditions(
        CarbonIntensity.averageLifecycle(gramsPerKwh),
        ElectricityPrice.ofUsdPerMwh(usdPerMwh),
        new Celsius(15),
        new WaterIntensity(0.5),
        new WaterIntensity(4));
  }

  private static DeploymentEpoch cell(double kwh, long outputTokens) {
    return new DeploymentEpoch(
        2,
        new Flow(2, 20, outputTokens),
        2,
        0.4,
        new PhaseEnergy(kwh / 2, kwh / 4, kwh / 8, kwh / 8),
        new DeploymentEpoch.Occupancy(3600, 3600, 1800, 900, 0.5));
  }

  private static double of(Map<Metric, Double> metrics, Metric metric) {
    return metrics.getOrDefault(metric, Double.NaN);
  }

  @Test
  void waterIsCountedOnceAndCarbonOnFacilityEnergy() {
    Map<Metric, Double> metrics = booked(1, 50);
    assertEquals(1.0, of(metrics, Metric.IT_KWH), 1e-12);
    assertEquals(1.2, of(metrics, Metric.FACILITY_KWH), 1e-12);
    assertEquals(0.5, of(metrics, Metric.WATER_SITE_L), 1e-12);
    assertEquals(4.8, of(metrics, Metric.WATER_SOURCE_L), 1e-12);
    assertEquals(5.3, of(metrics, Metric.WATER_L), 1e-12);
    assertEquals(1.2 * 0.3, of(metrics, Metric.CARBON_KG), 1e-12);
    assertEquals(1.2 * 0.05, of(metrics, Metric.COST_USD), 1e-12);
    assertEquals(360, of(metrics, Metric.CARBON_G_PER_1K), 1e-9);
  }

  /** Tells whether 1 kWh of IT energy came to 0.5 L at the site and 4.8 L at the source. */
  private static boolean isCountedOnce(Map<Metric, Double> metrics) {
    return Math.abs(of(metrics, Metric.WATER_L) - 5.3) < 1e-9
        && Math.abs(of(metrics, Metric.WATER_SITE_L) - 0.5) < 1e-9;
  }

  @Test
  void waterThatIsCountedTwiceIsFoundOut() {
    Map<Metric, Double> metrics = booked(1, 50);
    assertTrue(isCountedOnce(metrics));
    metrics.put(Metric.WATER_L, 1.2 * 5.3);
    assertFalse(isCountedOnce(metrics), "PUE on water that has it already: 6.36 L");
  }

  @Test
  void carbonIsSummedHourByHourAndAMeanIntensityIsFoundOut() {
    Account account = new Account(FLEET, PlanningPolicy.DEFAULT);
    add(account, 1, conditions(100, 50), new LatencyHistogram());
    add(account, 3, conditions(500, 50), new LatencyHistogram());
    double kg = of(written(account), Metric.CARBON_KG);
    assertEquals(1.2 * (1 * 0.1 + 3 * 0.5), kg, 1e-12);
    double ofTheMean = 1.2 * (1 + 3) * (0.1 + 0.5) / 2;
    assertTrue(Math.abs(ofTheMean - kg) > 0.2, "the mean of 100 and 500 g/kWh: " + ofTheMean);
  }

  private static boolean claimsNothing(Map<Metric, Double> metrics) {
    return !metrics.containsKey(Metric.CARBON_MARKET_KG)
        && !metrics.containsKey(Metric.CARBON_MARGINAL_KG);
  }

  @Test
  void contractsAndMarginalIntensitiesAreUnknownNotZero() {
    Map<Metric, Double> metrics = booked(1, 50);
    assertTrue(claimsNothing(metrics));
    metrics.put(Metric.CARBON_MARKET_KG, 0.0);
    assertFalse(claimsNothing(metrics), "a contract that makes all power clean");
  }

  @Test
  void aNegativePriceIsPaidOutAndChangesNothingElse() {
    Map<Metric, Double> paid = booked(1, -50);
    assertEquals(-1.2 * 0.05, of(paid, Metric.COST_USD), 1e-12);
    assertEquals(of(booked(1, 50), Metric.IT_KWH), of(paid, Metric.IT_KWH), 0);
  }

  @Test
  void embodiedCarbonIsThatOfPoweredUnits() {
    Deployment one = FLEET.deployments().get(0);
    double perHour =
        one.pool().gpusPerNode() * one.pool().accelerator().embodied().grams() / (4 * 365.25 * 24);
    double expected = perHour * 2 / 1000;
    assertEquals(expected, of(booked(1, 50), Metric.EMBODIED_KG), expected * 1e-3);
  }

  @Test
  void whatDoesNotArriveHasNoMeans() {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    new Account(FLEET, PlanningPolicy.DEFAULT).write(metrics);
    assertTrue(!metrics.containsKey(Metric.TTFT_MEAN_MS));
    assertTrue(!metrics.containsKey(Metric.CARBON_G_PER_1K));
    assertEquals(0, of(metrics, Metric.REQUESTS_ARRIVED), 0);
  }
}
