package io.slit.core.spi;

import io.slit.core.environment.Forecast;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;

/** Predicts the demand of an epoch from the past. */
@FunctionalInterface
public interface DemandForecaster {
  /** Returns the demand expected over an epoch. */
  Forecast<Demand> forecast(PastDemand past, Epoch epoch);
}
