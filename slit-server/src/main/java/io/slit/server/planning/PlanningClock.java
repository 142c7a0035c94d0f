package io.slit.server.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that plans are made for, which a replay lets run faster than the wall clock. */
public interface PlanningClock extends InstantSource {
  /**
   * Returns how long to wait, on the wall clock, until this clock shows an instant; never negative.
   */
  Duration wallTimeUntil(Instant instant);
}
