package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.SiteConditions;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.Epoch;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final World WORLD =
      World.source(Path.of("../datasets/worldwide-14/scenario.yaml")).load();
  private static final Instant NOW = Instant.parse("2023-07-10T11:59:00Z");
  private static final Epoch NOON =
      new Epoch(Instant.parse("2023-07-10T12:00:00Z"), Duration.ofMinutes(15));

  @Test
  void everySignalAndEveryClassReachesPlanningWithAnInterval() {
    PlanningInput input =
        WORLD.forecast(
            NOON,
            NOW,
            new World.Forecasters(
                new LearnedEnvironmentForecaster(), new LearnedDemandForecaster()));
    Outlook outlook = input.outlook();
    assertEquals(NOW, outlook.environment().issuedAt());
    assertEquals(NOW, outlook.demand().issuedAt());
    outlook
        .environment()
        .expected()
        .bySite()
        .forEach(
            (site, expected) -> {
              SiteConditions low = outlook.environment().low().find(site).orElseThrow();
              SiteConditions high = outlook.environment().high().find(site).orElseThrow();
              assertTrue(low.wetBulb().degrees() < expected.wetBulb().degrees());
              assertTrue(expected.wetBulb().degrees() < high.wetBulb().degrees());
              assertTrue(low.price().usdPerKwh() <= expected.price().usdPerKwh());
              assertTrue(expected.siteWater().litresPerKwh() <= high.siteWater().litresPerKwh());
              assertTrue(
                  low.carbonIntensity().gramsPerKwh() < high.carbonIntensity().gramsPerKwh());
            });
    assertEquals(WORLD.classes().size(), input.demand().ratesPerSecond().size());
    input
        .demand()
        .ratesPerSecond()
        .forEach(
            (id, rate) -> {
              assertTrue(outlook.demand().low().ratePerSecond(id) <= rate);
              assertTrue(rate <= outlook.demand().high().ratePerSecond(id));
            });
  }
}
