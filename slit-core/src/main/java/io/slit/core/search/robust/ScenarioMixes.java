package io.slit.core.search.robust;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Single outlooks that stand for several scenarios. Carbon, water and cost of a plan are sums of
 * energy by site times a factor of the site, so with demand given their mean over scenarios is
 * their value under the mean factors.
 */
final class ScenarioMixes {
  private ScenarioMixes() {}

  /** Returns the mean of conditions over scenarios, each signal over its own. */
  static Environment conditions(Subsets of) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>();
    for (SiteId site : of.carbon().get(0).environment().expected().bySite().keySet()) {
      Mean carbon = new Mean(of.carbon(), site);
      Mean water = new Mean(of.water(), site);
      Mean cost = new Mean(of.cost(), site);
      bySite.put(
          site,
          new SiteConditions(
              carbon
                  .first()
                  .carbonIntensity()
                  .withGramsPerKwh(carbon.of(one -> one.carbonIntensity().gramsPerKwh())),
              new ElectricityPrice(cost.of(one -> one.price().usdPerKwh())),
              new Celsius(water.of(one -> one.wetBulb().degrees())),
              new WaterIntensity(water.of(one -> one.siteWater().litresPerKwh())),
              new WaterIntensity(water.of(one -> one.sourceWater().litresPerKwh()))));
    }
    return Environment.of(bySite);
  }

  /** Scenarios that count, by what they count for. */
  record Subsets(List<Outlook> carbon, List<Outlook> water, List<Outlook> cost) {
    static Subsets all(List<Outlook> scenarios) {
      return new Subsets(scenarios, scenarios, scenarios);
    }
  }

  /** Returns the mean demand of scenarios. */
  static Demand meanDemand(List<Outlook> scenarios) {
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (ClassId id : scenarios.get(0).demand().expected().ratesPerSecond().keySet()) {
      rates.put(id, mean(scenarios, one -> one.demand().expected().ratePerSecond(id)));
    }
    return Demand.of(rates);
  }

  /** Returns the most that every class asks for in any of some scenarios. */
  static Demand mostDemand(List<Outlook> scenarios) {
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (Outlook one : scenarios) {
      one.demand()
          .expected()
          .ratesPerSecond()
          .forEach((id, rate) -> rates.merge(id, rate, Math::max));
    }
    return Demand.of(rates);
  }

  /**
   * Returns the conditions at the upper ends of all intervals: a site that may turn out worse looks
   * as bad as it may be.
   */
  static Environment highEnds(Forecast<Environment> forecast) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>(forecast.expected().bySite());
    bySite.replaceAll((site, expected) -> forecast.high().find(site).orElse(expected));
    return Environment.of(bySite);
  }

  private static <T> double mean(List<T> values, ToDoubleFunction<T> number) {
    double first = number.applyAsDouble(values.get(0));
    double sum = 0;
    for (T one : values) {
      sum += number.applyAsDouble(one) - first;
    }
    return first + sum / values.size();
  }

  private record Mean(List<Outlook> scenarios, SiteId site) {
    SiteConditions first() {
      return at(scenarios.get(0));
    }

    double of(ToDoubleFunction<SiteConditions> signal) {
      return mean(scenarios, one -> signal.applyAsDouble(at(one)));
    }

    private SiteConditions at(Outlook one) {
      return one.environment().expected().find(site).orElseThrow();
    }
  }
}
