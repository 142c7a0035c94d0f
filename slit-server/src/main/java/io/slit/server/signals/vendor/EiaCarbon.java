package io.slit.server.signals.vendor;

import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.AverageCarbon;
import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * EIA v2, hourly net generation by fuel of a balancing authority (EIA-930): average direct
 * intensity of what is generated there, g CO2/kWh. Imports are not counted.
 *
 * <p>Intensity = sum of generation x factor over sum of generation. Factors: EIA, FAQ 74, United
 * States 2022, in lbs/kWh: coal 2.30, natural gas 0.97, petroleum 2.38; nuclear, hydro, wind,
 * solar, geothermal 0. Storage is left out. An hour with a null, a fuel without a factor over 5 %
 * of generation, or without a fuel that the hour before has, is not used: an older whole one is.
 */
final class EiaCarbon implements SignalSource<AverageCarbon> {
  private static final double GRAMS_PER_POUND = 453.59237;
  private static final double MOST_UNKNOWN = 0.05;
  private static final Duration LOOK_BACK = Duration.ofDays(2);
  private static final Map<String, Double> POUNDS_PER_KWH =
      Map.of(
          "COL", 2.30, "NG", 0.97, "OIL", 2.38, "NUC", 0.0, "WAT", 0.0, "WND", 0.0, "SUN", 0.0,
          "GEO", 0.0);
  private static final Set<String> STORAGE = Set.of("BAT", "PS", "UES");

  private final EiaRows rows;

  EiaCarbon(EiaRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return rows.client().source();
  }

  @Override
  public SignalKind<AverageCarbon> kind() {
    return SignalKind.AVERAGE_CARBON;
  }

  @Override
  public Reading<AverageCarbon> read(String zone, Instant now) {
    String start = now.minus(LOOK_BACK).toString().substring(0, 13);
    EiaRows.Rows read =
        rows.read(
            zone,
            "/electricity/rto/fuel-type-data",
            "value",
            "frequency",
            "hourly",
            "facets[respondent][]",
            zone,
            "start",
            start);
    List<Map.Entry<Instant, Hour>> hours =
        hours(read).entrySet().stream()
            .filter(one -> !one.getKey().isAfter(now))
            .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
            .toList();
    int whole = hours.size() - (read.cut() ? 1 : 0);
    for (int i = 0; i < whole; i++) {
      Set<String> before =
          i + 1 < whole ? hours.get(i + 1).getValue().megawattHours.keySet() : Set.of();
      Optional<Double> grams = hours.get(i).getValue().gramsPerKwh(before);
      if (grams.isPresent()) {
        return new Reading<>(
            AverageCarbon.ofGramsPerKwh(grams.get(), Scope.DIRECT),
            name(),
            Basis.ESTIMATED,
            hours.get(i).getKey());
      }
    }
    throw rows.client().noData(zone, "answered no hour with the generation of all its fuels");
  }

  private static Map<Instant, Hour> hours(EiaRows.Rows read) {
    Map<Instant, Hour> hours = new LinkedHashMap<>();
    for (JsonAnswer row : read.rows()) {
      Optional<Instant> at = row.text("period").flatMap(period -> Answers.time(period + ":00"));
      Optional<String> fuel = row.text("fueltype");
      if (at.isPresent() && fuel.isPresent()) {
        hours
            .computeIfAbsent(at.get(), any -> new Hour())
            .add(fuel.get(), row.spelledNumber("value"));
      }
    }
    return hours;
  }

  /** Generation of one hour. */
  private static final class Hour {
    private final Map<String, Double> megawattHours = new LinkedHashMap<>();
    private boolean hole;

    void add(String fuel, OptionalDouble value) {
      if (STORAGE.contains(fuel)) {
        return;
      }
      hole |= value.isEmpty();
      megawattHours.put(fuel, value.orElse(Double.NaN));
    }

    /** Small negative values are what idle plants draw; they generate nothing. */
    Optional<Double> gramsPerKwh(Set<String> fuelsBefore) {
      if (hole || !megawattHours.keySet().containsAll(fuelsBefore)) {
        return Optional.empty();
      }
      double known = 0;
      double unknown = 0;
      double pounds = 0;
      for (Map.Entry<String, Double> one : megawattHours.entrySet()) {
        double generated = Math.max(0, one.getValue());
        Double factor = POUNDS_PER_KWH.get(one.getKey());
        known += factor == null ? 0 : generated;
        unknown += factor == null ? generated : 0;
        pounds += factor == null ? 0 : generated * factor;
      }
      boolean usable = known > 0 && unknown <= MOST_UNKNOWN * (known + unknown);
      return usable ? Optional.of(pounds / known * GRAMS_PER_POUND) : Optional.empty();
    }
  }
}
