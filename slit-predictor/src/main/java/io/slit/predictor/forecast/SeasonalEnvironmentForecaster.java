package io.slit.predictor.forecast;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.spi.EnvironmentForecaster;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts the conditions of sites, each signal by the rule that was best over its last seven days
 * at that site and lead. Immutable.
 *
 * <p>Signals are hourly: the past is asked for full hours, and an epoch gets the value of the hour
 * it starts in. A site of which nothing is known in the last 16 days is absent. Complexity: 385
 * look-ups per site.
 */
public final class SeasonalEnvironmentForecaster implements EnvironmentForecaster {
  private static final SeriesShape HOURLY = new SeriesShape(1, 0);
  private static final int HOURS = BestRule.DAYS_NEEDED * HOURLY.stepsPerDay() + 1;

  @Override
  public Forecast<Environment> forecast(
      PastConditions past, Collection<SiteId> sites, Epoch epoch) {
    Map<SiteId, SiteConditions> expected = new LinkedHashMap<>();
    Map<SiteId, SiteConditions> low = new LinkedHashMap<>();
    Map<SiteId, SiteConditions> high = new LinkedHashMap<>();
    Instant now = past.now().truncatedTo(ChronoUnit.HOURS);
    Instant hour = epoch.start().truncatedTo(ChronoUnit.HOURS);
    int lead = Math.toIntExact(Duration.between(now, hour).toHours());
    for (SiteId site : sites) {
      SiteForecast.of(history(past, site, now), lead)
          .ifPresent(
              one -> {
                expected.put(site, one.expected());
                low.put(site, one.low());
                high.put(site, one.high());
              });
    }
    return new Forecast<>(
        Environment.of(expected), Environment.of(low), Environment.of(high), past.now());
  }

  private static List<Optional<SiteConditions>> history(
      PastConditions past, SiteId site, Instant now) {
    List<Optional<SiteConditions>> history = new ArrayList<>(HOURS);
    for (int i = HOURS - 1; i >= 0; i--) {
      history.add(past.at(site, now.minus(Duration.ofHours(i))));
    }
    return history;
  }

  /** Returns the steps of the hourly history. */
  static SeriesShape shape() {
    return HOURLY;
  }
}
