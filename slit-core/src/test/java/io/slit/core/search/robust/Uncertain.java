package io.slit.core.search.robust;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.Demand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Outlooks with made-up intervals. */
final class Uncertain {
  private Uncertain() {}

  /** Returns a cycle whose intervals are as wide as random parts of the values. */
  static PlanningInput of(PlanningInput certain, long seed, double demandSpread) {
    Random random = new Random(seed);
    Map<SiteId, SiteConditions> low = new LinkedHashMap<>();
    Map<SiteId, SiteConditions> high = new LinkedHashMap<>();
    certain
        .environment()
        .bySite()
        .forEach(
            (site, value) -> {
              low.put(site, moved(value, random, -0.5));
              high.put(site, moved(value, random, 1.5));
            });
    Forecast<Environment> environment =
        new Forecast<>(
            certain.environment(),
            Environment.of(low),
            Environment.of(high),
            certain.epoch().start());
    return certain.withOutlook(new Outlook(demand(certain.demand(), demandSpread), environment));
  }

  private static SiteConditions moved(SiteConditions one, Random random, double most) {
    return new SiteConditions(
        CarbonIntensity.averageLifecycle(
            one.carbonIntensity().gramsPerKwh() * (1 + most * random.nextDouble())),
        new ElectricityPrice(
            one.price().usdPerKwh()
                + most * random.nextDouble() * Math.abs(one.price().usdPerKwh())),
        one.wetBulb(),
        water(one.siteWater(), most * random.nextDouble()),
        water(one.sourceWater(), most * random.nextDouble()));
  }

  private static WaterIntensity water(WaterIntensity one, double part) {
    return new WaterIntensity(one.litresPerKwh() * (1 + part));
  }

  static Forecast<Demand> demand(Demand expected, double spread) {
    return new Forecast<>(
        expected,
        expected.times(1 - spread),
        expected.times(1 + spread),
        io.slit.core.Worlds.HOUR.start());
  }

  /** Returns an environment in which one site's carbon intensity is another. */
  static Environment withCarbon(Environment environment, String site, double gramsPerKwh) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>(environment.bySite());
    bySite.computeIfPresent(
        new SiteId(site),
        (id, one) ->
            new SiteConditions(
                CarbonIntensity.averageLifecycle(gramsPerKwh),
                one.price(),
                one.wetBulb(),
                one.siteWater(),
                one.sourceWater()));
    return Environment.of(bySite);
  }
}
