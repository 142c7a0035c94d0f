package io.slit.predictor.forecast;

import io.slit.core.environment.Forecast;
import io.slit.core.spi.DemandForecaster;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts the demand of every class by the rule that was best over its last seven days.
 * Immutable.
 *
 * <p>The past is stepped by the length of the epoch. A class without a past is absent, which a
 * {@link Demand} reads as a rate of 0. Complexity: 16 days of epochs per class are looked up.
 */
public final class SeasonalDemandForecaster implements DemandForecaster {
  /** Epochs on either side averaged with one: counts of requests are noisy. */
  private static final int SMOOTHING = 2;

  private static final double SECONDS_PER_HOUR = 3600;

  @Override
  public Forecast<Demand> forecast(PastDemand past, Epoch epoch) {
    Map<ClassId, Double> expected = new LinkedHashMap<>();
    Map<ClassId, Double> low = new LinkedHashMap<>();
    Map<ClassId, Double> high = new LinkedHashMap<>();
    for (ClassId id : past.classes()) {
      Optional<BestRule.Answer> answer = forecast(past, id, epoch);
      if (answer.isPresent()) {
        double rate = Math.max(0, answer.get().expected());
        expected.put(id, rate);
        low.put(id, Math.max(0, rate - answer.get().halfWidth()));
        high.put(id, rate + answer.get().halfWidth());
      }
    }
    return new Forecast<>(Demand.of(expected), Demand.of(low), Demand.of(high), past.now());
  }

  private static Optional<BestRule.Answer> forecast(PastDemand past, ClassId id, Epoch epoch) {
    Duration step = epoch.length();
    SeriesShape shape = new SeriesShape(SECONDS_PER_HOUR / epoch.seconds(), SMOOTHING);
    int length = BestRule.DAYS_NEEDED * shape.stepsPerDay();
    Epoch last = lastEnded(past, step);
    PastSeries series =
        PastSeries.of(length, i -> rate(past, id, back(last, (long) length - 1 - i)));
    int lead = Math.toIntExact(Duration.between(last.start(), epoch.start()).dividedBy(step));
    return new BestRule(series, shape).forecast(lead + length - series.length());
  }

  private static Epoch lastEnded(PastDemand past, Duration step) {
    Epoch current = Epoch.containing(past.now(), step);
    return back(current, 1);
  }

  private static Epoch back(Epoch epoch, long steps) {
    return new Epoch(epoch.start().minus(epoch.length().multipliedBy(steps)), epoch.length());
  }

  private static double rate(PastDemand past, ClassId id, Epoch epoch) {
    return past.ratePerSecond(id, epoch).orElse(Double.NaN);
  }
}
