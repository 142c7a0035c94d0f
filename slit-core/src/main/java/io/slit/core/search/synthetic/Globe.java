package io.slit.core.search.synthetic;

import io.slit.core.fleet.Place;
import java.util.SplittableRandom;

/** Places on a sphere, their solar time, and round trips between them. */
final class Globe {
  /** Two ways at two thirds of the speed of light, over cables half as long again. */
  private static final double MILLIS_PER_KM = 2 / 200.0 * 1.5;

  private static final double LAST_MILE_MILLIS = 2;

  private Globe() {}

  /** Returns a place where people live: between 40 degrees south and 60 degrees north. */
  static Place somewhere(SplittableRandom random) {
    return new Place(random.nextDouble(-40, 60), random.nextDouble(-180, 180));
  }

  static double solarHour(Place place, double hourUtc) {
    return (hourUtc + place.longitude() / 15 + 24) % 24;
  }

  static double roundTripMillis(Place a, Place b) {
    return LAST_MILE_MILLIS + a.kilometresTo(b) * MILLIS_PER_KM;
  }
}
