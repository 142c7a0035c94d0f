package io.slit.server.scenario;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.Place;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.Latency;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.Origin;
import io.slit.core.workload.OriginId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Round-trip times from distance, for pairs that nobody measured. Immutable.
 *
 * <p>SLIT's hop form (arXiv 2505.23554, R x K_media) with one constant: RTT = 2 x great circle /
 * (2/3 c) x 1.5 + 2 ms. Light in fibre travels at two thirds of c; cables are about half as long
 * again as the great circle; 2 ms are spent in both buildings.
 */
public final class GreatCircleDistance implements NetworkDistance {
  /** Speed of light in fibre, km/s: two thirds of c. */
  static final double FIBRE_KM_PER_S = 299_792.458 * 2 / 3;

  /** Length of a cable over the great circle, without unit. */
  static final double DETOUR = 1.5;

  /** Time spent in the buildings at both ends. */
  static final Latency ENDS = Latency.ofMillis(2);

  private final Map<OriginId, Place> origins;
  private final Map<SiteId, Place> sites;

  private GreatCircleDistance(Map<OriginId, Place> origins, Map<SiteId, Place> sites) {
    this.origins = origins;
    this.sites = sites;
  }

  /** Returns the distances between these origins and the sites of a fleet. */
  public static GreatCircleDistance between(Collection<Origin> origins, Fleet fleet) {
    return new GreatCircleDistance(
        origins.stream().collect(Collectors.toUnmodifiableMap(Origin::id, Origin::place)),
        fleet.sites().stream()
            .collect(Collectors.toUnmodifiableMap(Datacenter::id, Datacenter::place)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the origin or the site is unknown
   */
  @Override
  public Latency roundTrip(OriginId origin, SiteId site) {
    return roundTrip(placeOf(origins, origin), placeOf(sites, site));
  }

  /** Returns the round-trip time between two places. */
  static Latency roundTrip(Place from, Place to) {
    double seconds = 2 * from.kilometresTo(to) * DETOUR / FIBRE_KM_PER_S;
    return new Latency(seconds).plus(ENDS);
  }

  private static <K> Place placeOf(Map<K, Place> places, K key) {
    Place place = places.get(key);
    if (place == null) {
      throw new IllegalArgumentException(
          "Nothing named %s has a place. Known: %s."
              .formatted(key, places.keySet().stream().map(Object::toString).sorted().toList()));
    }
    return place;
  }
}
