package io.slit.predictor.forecast;

import io.slit.core.environment.Forecast;
import io.slit.core.spi.DemandForecaster;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forecasts the demand of every class by a {@link SeriesForecaster} of its own. Thread-safe.
 *
 * <p>It remembers what it learned, and asks the past for new epochs only; the first call asks for
 * 14 days. One forecaster is for one past that goes on: when time goes back, or epochs get another
 * length, it starts anew. A class without a past is absent, which a {@link Demand} reads as a rate
 * of 0.
 */
public final class LearnedDemandForecaster implements DemandForecaster {
  private static final int FIRST_DAYS = 14;
  private static final int EXACT_LEADS = 4;
  private static final Duration DAY = Duration.ofDays(1);

  private final Map<ClassId, SeriesForecaster> byClass = new LinkedHashMap<>();
  private Epoch next = new Epoch(Instant.MIN, DAY);

  @Override
  public synchronized Forecast<Demand> forecast(PastDemand past, Epoch epoch) {
    follow(past, epoch.length());
    int lead =
        1 + Math.toIntExact(Duration.between(next.start(), epoch.start()).dividedBy(next.length()));
    Map<ClassId, Double> expected = new LinkedHashMap<>();
    Map<ClassId, Double> low = new LinkedHashMap<>();
    Map<ClassId, Double> high = new LinkedHashMap<>();
    byClass.forEach(
        (id, series) ->
            series
                .forecast(lead)
                .ifPresent(
                    one -> {
                      expected.put(id, one.expected());
                      low.put(id, one.low());
                      high.put(id, one.high());
                    }));
    return new Forecast<>(Demand.of(expected), Demand.of(low), Demand.of(high), past.now());
  }

  private void follow(PastDemand past, Duration step) {
    Epoch current = Epoch.containing(past.now(), step);
    if (!next.length().equals(step) || next.start().isAfter(current.start())) {
      byClass.clear();
    }
    if (byClass.isEmpty()) {
      next = back(current, FIRST_DAYS * stepsPerDay(step));
    }
    for (ClassId id : past.classes()) {
      byClass.computeIfAbsent(
          id, any -> new SeriesForecaster(Scale.RATE, stepsPerDay(step), EXACT_LEADS));
    }
    for (; next.start().isBefore(current.start()); next = next.next()) {
      Epoch seen = next;
      byClass.forEach((id, series) -> series.add(rate(past, id, seen)));
    }
  }

  private static int stepsPerDay(Duration step) {
    return (int) Math.max(1, Math.round(DAY.toMillis() / (double) step.toMillis()));
  }

  private static Epoch back(Epoch epoch, int steps) {
    return new Epoch(epoch.start().minus(epoch.length().multipliedBy(steps)), epoch.length());
  }

  private static double rate(PastDemand past, ClassId id, Epoch epoch) {
    return past.ratePerSecond(id, epoch).orElse(Double.NaN);
  }
}
