package io.slit.core.search.robust;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.Require;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What may come instead of what is expected: scenarios of equal probability, drawn from the
 * intervals of an outlook by Latin hypercube sampling (McKay, Beckman and Conover 1979).
 *
 * <p>Assumed, since an interval does not say it:
 *
 * <ul>
 *   <li>Errors follow a two-piece normal distribution: the expected value is its median, the ends
 *       of the 80 % interval its 10 % and 90 % points. What cannot be negative is cut at 0.
 *   <li>Sites err independently of each other, and so do carbon intensity, price and weather of one
 *       site; source water follows carbon intensity, site water the wet bulb.
 *   <li>Of the error of demand, in normal scores, classes share {@value #SHARED_SOON} of the
 *       variance up to an hour ahead and {@value #SHARED_LATER} beyond; the rest is each class's
 *       own.
 * </ul>
 *
 * <p>The correlations were measured on forecasts of the first half of 2023 (SEARCH.md).
 *
 * <p>A single scenario is what is expected. The same outlook, number and seed give the same
 * scenarios.
 *
 * @param expected what they were drawn around
 * @param outlooks without spread, one by scenario
 */
public record Scenarios(Outlook expected, List<Outlook> outlooks) {
  /** Part of the variance of demand's error that classes share up to an hour ahead. */
  static final double SHARED_SOON = 0.1;

  /** Part of the variance of demand's error that classes share more than an hour ahead. */
  static final double SHARED_LATER = 0.4;

  /** The most there may be. */
  public static final int MOST = 1000;

  /** Copies the list. */
  public Scenarios {
    outlooks = List.copyOf(outlooks);
  }

  /**
   * Draws scenarios.
   *
   * @param count of them, 1 to {@value #MOST}
   */
  public static Scenarios of(PlanningInput input, int count, long seed) {
    Outlook outlook = input.outlook();
    Require.within(1, MOST, count, "number of scenarios", "Nine are a handful.");
    StratifiedScores scores = new StratifiedScores(count, seed);
    List<Environment> environments = environments(outlook, scores);
    List<Demand> demands = demands(outlook, scores, sharedPart(input));
    List<Outlook> outlooks = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      outlooks.add(
          Outlook.certain(demands.get(s), environments.get(s), outlook.demand().issuedAt()));
    }
    return new Scenarios(outlook, outlooks);
  }

  private static List<Environment> environments(Outlook outlook, StratifiedScores scores) {
    List<Map<SiteId, SiteConditions>> bySite = maps(scores.count());
    List<SiteId> sites =
        outlook.environment().expected().bySite().keySet().stream()
            .sorted(Comparator.comparing(SiteId::value))
            .toList();
    for (SiteId site : sites) {
      SiteErrors errors = SiteErrors.of(outlook.environment(), site);
      double[] carbon = scores.draw();
      double[] price = scores.draw();
      double[] weather = scores.draw();
      for (int s = 0; s < scores.count(); s++) {
        bySite.get(s).put(site, errors.at(carbon[s], price[s], weather[s]));
      }
    }
    return bySite.stream().map(Environment::of).toList();
  }

  /** Returns the part of demand's error that classes share, by how far ahead it was forecast. */
  static double sharedPart(PlanningInput input) {
    Duration lead = Duration.between(input.outlook().demand().issuedAt(), input.epoch().start());
    return lead.compareTo(Duration.ofHours(1)) <= 0 ? SHARED_SOON : SHARED_LATER;
  }

  private static List<Demand> demands(Outlook outlook, StratifiedScores scores, double sharedPart) {
    List<Map<ClassId, Double>> byClass = maps(scores.count());
    double[] shared = scores.draw();
    List<ClassId> classes =
        outlook.demand().expected().ratesPerSecond().keySet().stream()
            .sorted(Comparator.comparing(ClassId::value))
            .toList();
    for (ClassId id : classes) {
      double rate = outlook.demand().expected().ratePerSecond(id);
      double low = outlook.demand().low().ratePerSecond(id);
      double high = outlook.demand().high().ratePerSecond(id);
      double[] own = scores.draw();
      for (int s = 0; s < scores.count(); s++) {
        double score = Math.sqrt(sharedPart) * shared[s] + Math.sqrt(1 - sharedPart) * own[s];
        byClass.get(s).put(id, Math.max(0, twoPiece(rate, low, high, score)));
      }
    }
    return byClass.stream().map(Demand::of).toList();
  }

  private static <K, V> List<Map<K, V>> maps(int count) {
    List<Map<K, V>> maps = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      maps.add(new LinkedHashMap<>());
    }
    return maps;
  }

  /** Returns the value of a normal score; an end on the wrong side of the median counts as it. */
  static double twoPiece(double median, double low, double high, double score) {
    double spread = score < 0 ? median - low : high - median;
    return median + score / NormalScores.AT_90 * Math.max(0, spread);
  }

  /** What one site may come to. */
  private record SiteErrors(SiteConditions expected, SiteConditions low, SiteConditions high) {
    static SiteErrors of(Forecast<Environment> forecast, SiteId site) {
      SiteConditions expected = forecast.expected().find(site).orElseThrow();
      return new SiteErrors(
          expected,
          forecast.low().find(site).orElse(expected),
          forecast.high().find(site).orElse(expected));
    }

    SiteConditions at(double carbon, double price, double weather) {
      CarbonIntensity kind = expected.carbonIntensity();
      double grams = value(one -> one.carbonIntensity().gramsPerKwh(), carbon);
      return new SiteConditions(
          kind.withGramsPerKwh(kind.method() == Method.AVERAGE ? Math.max(0, grams) : grams),
          new ElectricityPrice(value(one -> one.price().usdPerKwh(), price)),
          new Celsius(value(one -> one.wetBulb().degrees(), weather)),
          water(one -> one.siteWater().litresPerKwh(), weather),
          water(one -> one.sourceWater().litresPerKwh(), carbon));
    }

    private WaterIntensity water(ToDoubleFunction<SiteConditions> signal, double score) {
      return new WaterIntensity(Math.max(0, value(signal, score)));
    }

    private double value(ToDoubleFunction<SiteConditions> signal, double score) {
      return twoPiece(
          signal.applyAsDouble(expected),
          signal.applyAsDouble(low),
          signal.applyAsDouble(high),
          score);
    }
  }
}
