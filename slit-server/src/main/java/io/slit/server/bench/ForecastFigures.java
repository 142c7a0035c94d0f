package io.slit.server.bench;

import io.slit.core.fleet.SiteId;
import io.slit.predictor.forecast.evaluation.DemandErrors;
import io.slit.predictor.forecast.evaluation.ForecastErrors;
import io.slit.predictor.forecast.evaluation.Signal;
import io.slit.predictor.forecast.evaluation.SignalErrors;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The errors of all forecasts.
 *
 * @param byZone errors by zone and signal over the scored year
 * @param nextEpoch errors of demand one epoch ahead
 * @param dayAhead errors of demand 24 hours ahead
 */
public record ForecastFigures(
    Map<SiteId, Map<Signal, SignalErrors>> byZone, DemandErrors nextEpoch, DemandErrors dayAhead) {
  /** Copies the map. */
  public ForecastFigures {
    byZone = Collections.unmodifiableMap(new LinkedHashMap<>(byZone));
  }

  /** Returns in how many zones a signal beats both simple rules, over leads of 1 to 24 hours. */
  public long zonesBeatenOverTheDay(Signal signal) {
    return byZone.values().stream()
        .filter(one -> errors(one, signal).dayAhead().beatsBoth())
        .count();
  }

  /** Returns in how many zones a signal beats both simple rules at a lead of 24 hours. */
  public long zonesBeatenAt24Hours(Signal signal) {
    return byZone.values().stream().filter(one -> errors(one, signal).lead24().beatsBoth()).count();
  }

  private static SignalErrors errors(Map<Signal, SignalErrors> zone, Signal signal) {
    ForecastErrors none = new ForecastErrors(0, 0, 0, 0, 0);
    return zone.getOrDefault(signal, new SignalErrors(none, none));
  }
}
