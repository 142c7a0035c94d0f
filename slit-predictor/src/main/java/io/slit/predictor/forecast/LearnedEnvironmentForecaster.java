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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forecasts the conditions of sites, each signal by a {@link SeriesForecaster} of its own, and the
 * water of a site by its wet bulb. Thread-safe.
 *
 * <p>Signals are hourly: an epoch gets the value of the hour it starts in. It remembers what it
 * learned, and asks the past for new hours only; the first call asks for 240 days. One forecaster
 * is for one past that goes on: when time goes back, it starts anew. A site of which nothing was
 * ever known is absent.
 */
public final class LearnedEnvironmentForecaster implements EnvironmentForecaster {
  private static final Duration FIRST = Duration.ofDays(240);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<SiteId, SiteForecaster> bySite = new LinkedHashMap<>();
  private final Map<SiteId, Instant> nextHour = new LinkedHashMap<>();

  @Override
  public synchronized Forecast<Environment> forecast(
      PastConditions past, Collection<SiteId> sites, Epoch epoch) {
    Map<SiteId, SiteConditions> expected = new LinkedHashMap<>();
    Map<SiteId, SiteConditions> low = new LinkedHashMap<>();
    Map<SiteId, SiteConditions> high = new LinkedHashMap<>();
    Instant now = past.now().truncatedTo(ChronoUnit.HOURS);
    Instant hour = epoch.start().truncatedTo(ChronoUnit.HOURS);
    int lead = Math.toIntExact(Duration.between(now, hour).toHours());
    for (SiteId site : sites) {
      follow(past, site, now)
          .forecast(lead)
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

  private SiteForecaster follow(PastConditions past, SiteId site, Instant now) {
    Instant next = nextHour.getOrDefault(site, Instant.MIN);
    if (next.isAfter(now.plus(HOUR))) {
      bySite.remove(site);
    }
    boolean known = bySite.containsKey(site);
    SiteForecaster series = bySite.computeIfAbsent(site, any -> new SiteForecaster());
    Instant first = known ? next : now.minus(FIRST);
    for (Instant hour = first; !hour.isAfter(now); hour = hour.plus(HOUR)) {
      series.add(past.at(site, hour));
    }
    nextHour.put(site, now.plus(HOUR));
    return series;
  }
}
