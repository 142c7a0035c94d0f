package io.slit.core.search.robust;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Means of scenarios, worked out plainly. */
final class MeanConditions {
  private MeanConditions() {}

  static Environment of(Scenarios scenarios) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>();
    scenarios
        .expected()
        .environment()
        .expected()
        .bySite()
        .forEach(
            (site, expected) ->
                bySite.put(
                    site,
                    new SiteConditions(
                        CarbonIntensity.averageLifecycle(
                            mean(scenarios, site, one -> one.carbonIntensity().gramsPerKwh())),
                        new ElectricityPrice(mean(scenarios, site, one -> one.price().usdPerKwh())),
                        expected.wetBulb(),
                        new WaterIntensity(
                            mean(scenarios, site, one -> one.siteWater().litresPerKwh())),
                        new WaterIntensity(
                            mean(scenarios, site, one -> one.sourceWater().litresPerKwh())))));
    return Environment.of(bySite);
  }

  static double mean(Scenarios scenarios, SiteId site, ToDoubleFunction<SiteConditions> signal) {
    return scenarios.outlooks().stream()
        .mapToDouble(
            one -> signal.applyAsDouble(one.environment().expected().find(site).orElseThrow()))
        .average()
        .orElseThrow();
  }
}
