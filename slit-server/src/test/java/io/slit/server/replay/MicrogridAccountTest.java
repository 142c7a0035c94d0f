package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.DeploymentEpoch;
import io.slit.core.simulation.Flow;
import io.slit.core.simulation.LatencyHistogram;
import io.slit.core.simulation.PhaseEnergy;
import io.slit.core.simulation.SimulationResult.EpochBook;
import io.slit.core.simulation.power.Microgrid;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.server.TwoSites;
import io.slit.server.microgrid.Microgrids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Three steps of 30 s, each standing for half an hour, checked by hand. PUE is 1.2, the turbines
 * turn at full power in the first hour and stand still afterwards.
 *
 * <pre>
 * IT in 30 s   facility  wind  direct  grid (4 kW)  over  battery            curtailed
 * 0.10 kWh     7.20      5     5       2            0.2   empty              0
 * 0.01 kWh     0.72      5     0.72    0            0     in 2.5 (5 kW)      1.78
 * 0.05 kWh     3.60      0     0       2            0.1   out 1.5 (3 kW)     0
 * </pre>
 */
class MicrogridAccountTest {
  private static final Fleet FLEET = TwoSites.scenario().fleet();
  private static final SiteId DE = new SiteId("DE");
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Microgrids WIND =
      new Microgrids(
          Map.of(
              DE,
              new Microgrid(
                  new Microgrid.Solar(0, 0, 0),
                  new Microgrid.Wind(10, 3, 12, 25, 10),
                  new Microgrid.Battery(100, 0.1, 5, 3, 0.8),
                  4)));

  /** The 90 counted seconds stand for 5,400. */
  private static final double PART = 1 / 60.0;

  private static Map<Metric, Double> booked(Microgrids microgrids) {
    SiteConditions conditions =
        new SiteConditions(
            CarbonIntensity.averageLifecycle(300),
            ElectricityPrice.ofUsdPerMwh(50),
            new Celsius(15),
            new WaterIntensity(0.5),
            new WaterIntensity(4));
    Instant still = TwoSites.NOON.plus(HALF_HOUR.multipliedBy(2));
    MicrogridAccount account =
        new MicrogridAccount(
            FLEET, microgrids, (site, at) -> conditions, (site, at) -> at.isBefore(still) ? 12 : 0);
    double[] kwh = {0.1, 0.01, 0.05};
    for (int i = 0; i < kwh.length; i++) {
      Instant begin = TwoSites.NOON.plus(HALF_HOUR.multipliedBy(i));
      account.add(
          book(kwh[i]), new MicrogridAccount.Step(TwoSites.NOON, 30, begin, HALF_HOUR.toSeconds()));
    }
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    account.write(metrics);
    return metrics;
  }

  private static EpochBook book(double kwh) {
    return new EpochBook(
        List.of(cell(kwh), cell(0)), Flow.NONE, Flow.NONE, 0, new LatencyHistogram());
  }

  private static DeploymentEpoch cell(double kwh) {
    return new DeploymentEpoch(
        0,
        Flow.NONE,
        0,
        0,
        new PhaseEnergy(kwh / 2, kwh / 2, 0, 0),
        new DeploymentEpoch.Occupancy(30, 30, 30, 30, 1));
  }

  private static void assertIs(double expected, Map<Metric, Double> metrics, Metric metric) {
    assertEquals(expected, metrics.getOrDefault(metric, Double.NaN), 1e-9, metric.key());
  }

  @Test
  void everyAmountIsThatOfTheTable() {
    Map<Metric, Double> metrics = booked(WIND);
    assertIs(PART * (5 + 0.72 + 2.5), metrics, Metric.RENEWABLE_KWH);
    assertIs(PART * (2 + 0.2 + 2 + 0.1), metrics, Metric.GRID_KWH);
    assertIs(PART * 0.3, metrics, Metric.OVER_LIMIT_KWH);
    assertIs(PART * 1.78, metrics, Metric.CURTAILED_KWH);
    assertIs(PART * 2.5, metrics, Metric.BATTERY_IN_KWH);
    assertIs(PART * 1.5, metrics, Metric.BATTERY_OUT_KWH);
    assertIs(1.5 / (100 * 0.9 * 0.8), metrics, Metric.BATTERY_CYCLES);
    assertIs(8.22 / 11.52, metrics, Metric.RENEWABLE_OFFSET_SHARE);
  }

  @Test
  void carbonWaterAndCostAreThoseOfWhatTheGridGave() {
    Map<Metric, Double> metrics = booked(WIND);
    assertIs(PART * 4.3 * 0.3, metrics, Metric.MICROGRID_CARBON_KG);
    assertIs(0.5 * 0.16 + PART * 4 * 4.3, metrics, Metric.MICROGRID_WATER_L);
    assertIs(PART * 4.3 * 0.05, metrics, Metric.MICROGRID_COST_USD);
  }

  @Test
  void loadIsGridAndRenewableAndWhatBatteriesGiveLessWhatTheyTake() {
    Map<Metric, Double> metrics = booked(WIND);
    double load =
        metrics.get(Metric.GRID_KWH)
            + metrics.get(Metric.RENEWABLE_KWH)
            + metrics.get(Metric.BATTERY_OUT_KWH)
            - metrics.get(Metric.BATTERY_IN_KWH);
    assertEquals(1.2 * 0.16, load, 1e-9);
  }

  @Test
  void aSiteWithNothingOfItsOwnDrawsAllFromTheGrid() {
    Map<Metric, Double> metrics = booked(new Microgrids(Map.of(DE, Microgrid.NONE)));
    assertIs(1.2 * 0.16, metrics, Metric.GRID_KWH);
    assertIs(0, metrics, Metric.RENEWABLE_OFFSET_SHARE);
    assertTrue(!metrics.containsKey(Metric.BATTERY_CYCLES), "no battery, no cycles");
  }

  @Test
  void withoutMicrogridsNothingIsSaid() {
    assertEquals(Map.of(), booked(Microgrids.NONE));
  }

  @Test
  void stepsOfAWindowStandForEqualStretchesOfItsPart() {
    Instant noon = TwoSites.NOON;
    ReplayWindow window =
        new ReplayWindow(
            noon.plusSeconds(600), noon.plusSeconds(660), noon.plusSeconds(720), step(30));
    Sampling.Span hour = new Sampling.Span(noon, noon.plusSeconds(3600));
    assertEquals(
        new MicrogridAccount.Step(noon.plusSeconds(660), 30, noon, 1800),
        MicrogridAccount.Step.of(window, 2, hour));
    assertEquals(
        new MicrogridAccount.Step(noon.plusSeconds(690), 30, noon.plusSeconds(1800), 1800),
        MicrogridAccount.Step.of(window, 3, hour));
  }

  private static Duration step(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
