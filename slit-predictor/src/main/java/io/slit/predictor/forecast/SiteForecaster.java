package io.slit.predictor.forecast;

import io.slit.core.environment.SiteConditions;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the signals of one site, hour by hour: each from its own past, and the water of the
 * site from the forecast wet bulb where it follows the cooling-tower curve. For one thread.
 */
public final class SiteForecaster {
  private static final int HOURS_PER_DAY = 24;

  private final SeriesForecaster carbon = hourly(Scale.LINEAR);
  private final SeriesForecaster price = hourly(Scale.PRICE_USD_PER_KWH);
  private final SeriesForecaster wetBulb = hourly(Scale.LINEAR);
  private final SeriesForecaster siteWater = hourly(Scale.LINEAR);
  private final SeriesForecaster sourceWater = hourly(Scale.LINEAR);
  private final WaterCurve curve = new WaterCurve();
  private @Nullable CarbonIntensity kind;

  private static SeriesForecaster hourly(Scale scale) {
    return new SeriesForecaster(scale, HOURS_PER_DAY, HOURS_PER_DAY);
  }

  /** Adds what was measured in the next hour, if anything was. */
  public void add(Optional<SiteConditions> measured) {
    carbon.add(measured.map(one -> one.carbonIntensity().gramsPerKwh()).orElse(Double.NaN));
    price.add(measured.map(one -> one.price().usdPerKwh()).orElse(Double.NaN));
    wetBulb.add(measured.map(one -> one.wetBulb().degrees()).orElse(Double.NaN));
    siteWater.add(measured.map(one -> one.siteWater().litresPerKwh()).orElse(Double.NaN));
    sourceWater.add(measured.map(one -> one.sourceWater().litresPerKwh()).orElse(Double.NaN));
    measured.ifPresent(
        one -> {
          curve.add(one.wetBulb(), one.siteWater());
          kind = one.carbonIntensity();
        });
  }

  /** Returns the conditions some hours after the last one added; empty without a past. */
  public Optional<SiteForecast> forecast(int lead) {
    return Optional.ofNullable(kind).map(one -> forecast(lead, one));
  }

  private SiteForecast forecast(int lead, CarbonIntensity like) {
    SeriesForecast weather = wetBulb.forecast(lead).orElseThrow();
    Signals signals =
        new Signals(
            carbon.forecast(lead).orElseThrow(),
            price.forecast(lead).orElseThrow(),
            weather,
            curve.isTrusted() ? curve.at(weather) : siteWater.forecast(lead).orElseThrow(),
            sourceWater.forecast(lead).orElseThrow());
    return new SiteForecast(
        signals.conditions(like, SeriesForecast::expected),
        signals.conditions(like, SeriesForecast::low),
        signals.conditions(like, SeriesForecast::high));
  }

  private record Signals(
      SeriesForecast carbon,
      SeriesForecast price,
      SeriesForecast wetBulb,
      SeriesForecast siteWater,
      SeriesForecast sourceWater) {
    SiteConditions conditions(CarbonIntensity like, End end) {
      double grams = end.of(carbon);
      return new SiteConditions(
          like.withGramsPerKwh(like.method() == Method.AVERAGE ? Math.max(0, grams) : grams),
          new ElectricityPrice(end.of(price)),
          new Celsius(end.of(wetBulb)),
          new WaterIntensity(Math.max(0, end.of(siteWater))),
          new WaterIntensity(Math.max(0, end.of(sourceWater))));
    }
  }

  @FunctionalInterface
  private interface End {
    double of(SeriesForecast forecast);
  }
}
