package io.slit.core.spi;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.PastConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.workload.Epoch;
import java.util.Collection;

/** Predicts the conditions of sites from the past. */
@FunctionalInterface
public interface EnvironmentForecaster {
  /** Returns the conditions expected over an epoch; sites without a usable past are absent. */
  Forecast<Environment> forecast(PastConditions past, Collection<SiteId> sites, Epoch epoch);
}
