package io.slit.core.environment;

import io.slit.core.fleet.SiteId;
import java.time.Instant;
import java.util.Optional;

/** What was measured up to now, and nothing later. */
public interface PastConditions {
  /** Returns the instant up to which values are known. */
  Instant now();

  /**
   * Returns what was measured at a site at a past instant, where it was.
   *
   * @throws IllegalArgumentException if the instant lies after {@link #now()}
   */
  Optional<SiteConditions> at(SiteId site, Instant instant);
}
