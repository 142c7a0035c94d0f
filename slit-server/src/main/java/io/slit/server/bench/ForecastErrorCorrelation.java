package io.slit.server.bench;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How forecasts erred together: in half widths of their 80 % intervals, correlations between sites,
 * between signals of a site and between classes, and how often intervals held. For one thread.
 */
final class ForecastErrorCorrelation {
  private static final double MOST = 4;

  private final Map<String, List<Double>> errors = new LinkedHashMap<>();
  private final List<Double> totals = new ArrayList<>();

  void add(Outlook outlook, PlanningInput real) {
    for (SiteId site : outlook.environment().expected().bySite().keySet()) {
      put("carbon", site, outlook, real, one -> one.carbonIntensity().gramsPerKwh());
      put("price", site, outlook, real, one -> one.price().usdPerKwh());
      put("site_water", site, outlook, real, one -> one.siteWater().litresPerKwh());
      put("source_water", site, outlook, real, one -> one.sourceWater().litresPerKwh());
    }
    Demand expected = outlook.demand().expected();
    for (ClassId id : expected.ratesPerSecond().keySet()) {
      put(
          "demand/" + id.value(),
          expected.ratePerSecond(id),
          outlook.demand().low().ratePerSecond(id),
          outlook.demand().high().ratePerSecond(id),
          real.demand().ratePerSecond(id));
    }
    totals.add(real.demand().totalPerSecond() / expected.totalPerSecond() - 1);
  }

  private void put(
      String signal,
      SiteId site,
      Outlook outlook,
      PlanningInput real,
      ToDoubleFunction<SiteConditions> value) {
    put(
        signal + "/" + site.value(),
        value.applyAsDouble(outlook.environment().expected().find(site).orElseThrow()),
        value.applyAsDouble(outlook.environment().low().find(site).orElseThrow()),
        value.applyAsDouble(outlook.environment().high().find(site).orElseThrow()),
        value.applyAsDouble(real.environment().find(site).orElseThrow()));
  }

  private void put(String name, double expected, double low, double high, double real) {
    double width = real < expected ? expected - low : high - expected;
    double error = width > 0 ? (real - expected) / width : Math.signum(real - expected) * MOST;
    errors
        .computeIfAbsent(name, any -> new ArrayList<>())
        .add(Math.max(-MOST, Math.min(MOST, error)));
  }

  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String signal : List.of("carbon", "price", "site_water", "source_water", "demand")) {
      List<List<Double>> series = series(signal + "/");
      figures.put(signal + ".error_correlation", pairwise(series));
      figures.put(
          signal + ".coverage_80",
          series.stream()
              .flatMap(List::stream)
              .mapToDouble(one -> Math.abs(one) <= 1 ? 1 : 0)
              .average()
              .orElse(Double.NaN));
    }
    figures.put("carbon_price.error_correlation", sameSite("price"));
    figures.put("carbon_source_water.error_correlation", sameSite("source_water"));
    figures.put(
        "demand.total_relative_error_rms",
        Math.sqrt(totals.stream().mapToDouble(one -> one * one).average().orElse(Double.NaN)));
    return figures;
  }

  private List<List<Double>> series(String prefix) {
    return errors.entrySet().stream()
        .filter(one -> one.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .toList();
  }

  private double sameSite(String other) {
    return errors.entrySet().stream()
        .filter(one -> one.getKey().startsWith("carbon/"))
        .mapToDouble(
            one -> {
              List<Double> second = errors.get(one.getKey().replace("carbon/", other + "/"));
              return second == null ? Double.NaN : correlation(one.getValue(), second);
            })
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static double pairwise(List<List<Double>> series) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < series.size(); i++) {
      for (int j = 0; j < i; j++) {
        double one = correlation(series.get(i), series.get(j));
        if (Double.isFinite(one)) {
          sum += one;
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double correlation(List<Double> a, List<Double> b) {
    if (a.size() != b.size()) {
      return Double.NaN;
    }
    double meanA = a.stream().mapToDouble(one -> one).average().orElse(0);
    double meanB = b.stream().mapToDouble(one -> one).average().orElse(0);
    double both = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.size(); i++) {
      both += (a.get(i) - meanA) * (b.get(i) - meanB);
      squareA += (a.get(i) - meanA) * (a.get(i) - meanA);
      squareB += (b.get(i) - meanB) * (b.get(i) - meanB);
    }
    return both / Math.sqrt(squareA * squareB);
  }
}
