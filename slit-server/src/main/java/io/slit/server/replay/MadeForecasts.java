package io.slit.server.replay;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.policy.Forecasters;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Forecasts of the epochs of a period, each made from the past of its decision, in the order of
 * time: a forecaster learns as it goes on, and never sees what comes later.
 *
 * <p>Demand is forecast at load 1 and multiplied: a forecast is of a load what it is of another.
 */
final class MadeForecasts {
  private final Map<Epoch, Forecast<Environment>> environment = new HashMap<>();
  private final Map<Epoch, Forecast<Demand>> demand = new HashMap<>();

  /**
   * Makes the forecasts.
   *
   * @param lead how long before an epoch it is decided about
   */
  static MadeForecasts of(
      Traffic traffic,
      ReplayedConditions conditions,
      List<SiteId> sites,
      SortedSet<Epoch> epochs,
      Duration lead,
      Forecasters forecasters) {
    MadeForecasts made = new MadeForecasts();
    for (Epoch epoch : epochs) {
      var now = epoch.start().minus(lead);
      made.environment.put(
          epoch, forecasters.environment().forecast(conditions.upTo(now), sites, epoch));
      made.demand.put(epoch, forecasters.demand().forecast(traffic.upTo(now), epoch));
    }
    return made;
  }

  /** Returns forecasters that answer with these, demand times a factor. */
  Forecasters at(double factor) {
    return new Forecasters(
        (past, sites, epoch) -> known(environment, epoch),
        (past, epoch) -> {
          Forecast<Demand> one = known(demand, epoch);
          return new Forecast<>(
              one.expected().times(factor),
              one.low().times(factor),
              one.high().times(factor),
              one.issuedAt());
        });
  }

  private static <T> Forecast<T> known(Map<Epoch, Forecast<T>> made, Epoch epoch) {
    Forecast<T> forecast = made.get(epoch);
    if (forecast == null) {
      throw new IllegalArgumentException("No forecast was made of %s.".formatted(epoch.start()));
    }
    return forecast;
  }
}
