package io.slit.core.simulation.policy;

import io.slit.core.environment.PastConditions;
import io.slit.core.spi.PastDemand;
import java.time.Instant;

/** A time that is replayed: its past as seen from an instant, and its future. Thread-safe. */
public interface Timeline {
  /** Returns the conditions up to an instant, and nothing later. */
  PastConditions conditionsUpTo(Instant now);

  /** Returns the demand up to an instant, and nothing later. */
  PastDemand demandUpTo(Instant now);

  /** Returns what really was. */
  Future future();
}
