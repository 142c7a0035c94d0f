package io.slit.predictor.forecast;

import io.slit.core.environment.SiteConditions;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.predictor.forecast.BestRule.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The forecast conditions of one site, signal by signal.
 *
 * @param expected most likely values
 * @param low lower end of the 80 % interval of every signal by itself
 * @param high upper end of the 80 % interval of every signal by itself
 */
record SiteForecast(SiteConditions expected, SiteConditions low, SiteConditions high) {
  /** Returns the forecast some hours after the last entry; empty if no entry is known. */
  static Optional<SiteForecast> of(List<Optional<SiteConditions>> history, int lead) {
    return history.stream()
        .flatMap(Optional::stream)
        .reduce((earlier, later) -> later)
        .map(latest -> of(history, lead, latest.carbonIntensity()));
  }

  private static SiteForecast of(
      List<Optional<SiteConditions>> history, int lead, CarbonIntensity kind) {
    Signals answers =
        new Signals(
            answer(history, lead, one -> one.carbonIntensity().gramsPerKwh()),
            answer(history, lead, one -> one.price().usdPerKwh()),
            answer(history, lead, one -> one.wetBulb().degrees()),
            answer(history, lead, one -> one.siteWater().litresPerKwh()),
            answer(history, lead, one -> one.sourceWater().litresPerKwh()));
    return new SiteForecast(
        answers.conditions(kind, 0), answers.conditions(kind, -1), answers.conditions(kind, 1));
  }

  private static Answer answer(
      List<Optional<SiteConditions>> history, int lead, ToDoubleFunction<SiteConditions> signal) {
    PastSeries series =
        PastSeries.of(
            history.size(), i -> history.get(i).map(signal::applyAsDouble).orElse(Double.NaN));
    int late = history.size() - series.length();
    return new BestRule(series, SeasonalEnvironmentForecaster.shape())
        .forecast(lead + late)
        .orElseThrow();
  }

  private record Signals(
      Answer carbon, Answer price, Answer wetBulb, Answer siteWater, Answer sourceWater) {
    SiteConditions conditions(CarbonIntensity kind, int side) {
      double grams = at(carbon, side);
      return new SiteConditions(
          kind.withGramsPerKwh(kind.method() == Method.AVERAGE ? Math.max(0, grams) : grams),
          new ElectricityPrice(at(price, side)),
          new Celsius(at(wetBulb, side)),
          new WaterIntensity(Math.max(0, at(siteWater, side))),
          new WaterIntensity(Math.max(0, at(sourceWater, side))));
    }

    private static double at(Answer answer, int side) {
      return answer.expected() + side * answer.halfWidth();
    }
  }
}
