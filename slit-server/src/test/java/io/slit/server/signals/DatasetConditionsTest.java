package io.slit.server.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.HourlyGrid;
import io.slit.server.datasets.format.DatasetException;
import io.slit.server.planning.World;
import io.slit.server.scenario.SignalChoice;
import io.slit.server.scenario.SignalChoice.WaterFactors;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatasetConditionsTest {
  private static final Instant NOON = Instant.parse("2023-07-10T12:00:00Z");
  private static final SiteId GB = new SiteId("GB");
  private static final World WORLD =
      World.source(Path.of("../datasets/worldwide-14/scenario.yaml")).load();

  private static DatasetConditions conditions(SignalChoice choice) {
    return DatasetConditions.of(WORLD.dataset(), WORLD.fleet(), choice);
  }

  private static SiteConditions gb(SignalChoice choice) {
    return conditions(choice).environmentAt(NOON).find(GB).orElseThrow();
  }

  @Test
  void takesTheFiguresThatTheScenarioChooses() {
    Dataset dataset = WORLD.dataset();
    HourlyGrid grid = dataset.hourly("GB");
    int hour = grid.indexOf(NOON);
    SiteConditions direct =
        gb(new SignalChoice(Method.AVERAGE, Scope.DIRECT, WaterFactors.NOHYDRO));
    SiteConditions lifecycle =
        gb(new SignalChoice(Method.AVERAGE, Scope.LIFECYCLE, WaterFactors.HYDRO));
    assertEquals(grid.carbonIntensityDirectGPerKwh(hour), direct.carbonIntensity().gramsPerKwh());
    assertEquals(
        grid.carbonIntensityLifecycleGPerKwh(hour), lifecycle.carbonIntensity().gramsPerKwh());
    assertEquals(grid.ewifWithoutHydroLPerKwh(hour), direct.sourceWater().litresPerKwh());
    assertEquals(grid.ewifWithHydroLPerKwh(hour), lifecycle.sourceWater().litresPerKwh());
    assertEquals(grid.priceUsdPerMwh(hour) / 1000, direct.price().usdPerKwh(), 1e-12);
    assertEquals(grid.wueSiteLPerKwh(hour), direct.siteWater().litresPerKwh());
  }

  @Test
  void neverCallsAverageIntensitiesMarginal() {
    SignalChoice marginal =
        new SignalChoice(Method.MARGINAL, Scope.LIFECYCLE, WaterFactors.NOHYDRO);
    DatasetException thrown = assertThrows(DatasetException.class, () -> conditions(marginal));
    assertTrue(thrown.getMessage().contains("(marginal)"), thrown.getMessage());
  }

  @Test
  void theFutureIsRefusedAndTheUnknownIsAbsent() {
    PastConditions past =
        conditions(new SignalChoice(Method.AVERAGE, Scope.LIFECYCLE, WaterFactors.NOHYDRO))
            .upTo(NOON);
    assertThrows(IllegalArgumentException.class, () -> past.at(GB, NOON.plusSeconds(1)));
    assertTrue(past.at(GB, NOON).isPresent());
    assertTrue(past.at(GB, Instant.parse("2021-12-31T23:59:59Z")).isEmpty());
    assertTrue(past.at(new SiteId("XX"), NOON).isEmpty());
  }
}
