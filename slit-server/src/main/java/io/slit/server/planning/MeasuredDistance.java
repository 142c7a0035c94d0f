package io.slit.server.planning;

import io.slit.core.fleet.SiteId;
import io.slit.core.units.Latency;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.OriginId;
import io.slit.server.datasets.RttMatrix;
import java.util.Set;

/** Measured round-trip times where there are some, and an estimate from distance elsewhere. */
final class MeasuredDistance implements NetworkDistance {
  private final RttMatrix measured;
  private final Set<String> zones;
  private final NetworkDistance fallback;

  MeasuredDistance(RttMatrix measured, NetworkDistance fallback) {
    this.measured = measured;
    this.zones = Set.copyOf(measured.zones());
    this.fallback = fallback;
  }

  @Override
  public Latency roundTrip(OriginId origin, SiteId site) {
    return zones.contains(origin.value()) && zones.contains(site.value())
        ? Latency.ofMillis(measured.rttMs(origin.value(), site.value()))
        : fallback.roundTrip(origin, site);
  }
}
