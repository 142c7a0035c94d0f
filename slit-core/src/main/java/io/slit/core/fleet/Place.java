package io.slit.core.fleet;

import io.slit.core.units.Require;

/** A point on the globe, in degrees. */
public record Place(double latitude, double longitude) {
  private static final double EARTH_RADIUS_KM = 6371.0088;

  /** Checks the ranges. */
  public Place {
    Require.within(-90, 90, latitude, "latitude", "Give degrees, north positive.");
    Require.within(-180, 180, longitude, "longitude", "Give degrees, east positive.");
  }

  /** Returns the great-circle distance in km (haversine). */
  public double kilometresTo(Place other) {
    double dLat = Math.toRadians(other.latitude - latitude);
    double dLon = Math.toRadians(other.longitude - longitude);
    double a =
        square(Math.sin(dLat / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(dLon / 2));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  private static double square(double x) {
    return x * x;
  }
}
