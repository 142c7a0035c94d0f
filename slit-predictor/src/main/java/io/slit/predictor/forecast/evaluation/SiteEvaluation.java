package io.slit.predictor.forecast.evaluation;

import io.slit.core.environment.SiteConditions;
import io.slit.core.units.Require;
import io.slit.predictor.forecast.SiteForecast;
import io.slit.predictor.forecast.SiteForecaster;
import io.slit.predictor.forecast.evaluation.ForecastErrors.Guess;
import io.slit.predictor.forecast.evaluation.ForecastErrors.Sum;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lives through the hours of a site and forecasts, every hour, each of the next 24.
 *
 * <p>The forecaster is fed one hour at a time, so it cannot see what comes. 2 years of one site
 * take about 5 s.
 */
public final class SiteEvaluation {
  private static final int DAY = 24;

  private final List<SiteConditions> hours;
  private final int firstScored;
  private final Map<Signal, Sum[]> sums = new EnumMap<>(Signal.class);

  private SiteEvaluation(List<SiteConditions> hours, int firstScored) {
    this.hours = List.copyOf(hours);
    this.firstScored = firstScored;
    for (Signal signal : Signal.values()) {
      Sum[] both = {new Sum(), new Sum()};
      sums.put(signal, both);
    }
  }

  /**
   * Returns the errors by signal.
   *
   * @param hours what was measured, without gaps
   * @param firstScored index of the first hour whose forecasts count; at least 48
   */
  public static Map<Signal, SignalErrors> of(List<SiteConditions> hours, int firstScored) {
    Require.within(2 * DAY, hours.size() - 1, firstScored, "first scored hour", "Give a past.");
    SiteEvaluation evaluation = new SiteEvaluation(hours, firstScored);
    evaluation.run();
    Map<Signal, SignalErrors> errors = new EnumMap<>(Signal.class);
    evaluation.sums.forEach(
        (signal, both) -> errors.put(signal, new SignalErrors(both[0].errors(), both[1].errors())));
    return errors;
  }

  private void run() {
    SiteForecaster forecaster = new SiteForecaster();
    int firstOrigin = firstScored - DAY;
    for (int origin = 0; origin < hours.size() - 1; origin++) {
      forecaster.add(Optional.of(hours.get(origin)));
      int last = Math.min(DAY, hours.size() - 1 - origin);
      for (int lead = 1; lead <= last && origin >= firstOrigin; lead++) {
        if (origin + lead >= firstScored) {
          score(forecaster.forecast(lead).orElseThrow(), origin, lead);
        }
      }
    }
  }

  private void score(SiteForecast forecast, int origin, int lead) {
    SiteConditions truth = hours.get(origin + lead);
    SiteConditions latest = hours.get(origin);
    SiteConditions sameHour = hours.get(origin + lead - DAY);
    for (Signal signal : Signal.values()) {
      Guess guess =
          new Guess(
              signal.of(forecast.expected()),
              signal.of(forecast.low()),
              signal.of(forecast.high()));
      Sum[] both = sums.getOrDefault(signal, new Sum[0]);
      Arrays.stream(both)
          .limit(lead == DAY ? 2 : 1)
          .forEach(sum -> sum.add(signal.of(truth), guess, signal.of(latest), signal.of(sameHour)));
    }
  }
}
