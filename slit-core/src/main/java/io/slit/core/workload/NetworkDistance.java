package io.slit.core.workload;

import io.slit.core.fleet.SiteId;
import io.slit.core.units.Latency;

/** Tells how far a site is from an origin. */
@FunctionalInterface
public interface NetworkDistance {
  /** Returns the round-trip time between an origin and a site. */
  Latency roundTrip(OriginId origin, SiteId site);
}
