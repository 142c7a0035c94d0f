package io.slit.core.simulation.power;

import io.slit.core.fleet.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Solar irradiance on level ground under a sky without clouds: {@code 1098 cos z exp(-0.059/cos z)}
 * W/m2 (Haurwitz, J. Meteorology 1945, as in pvlib), z being the angle of the sun from the zenith
 * (declination and equation of time: Spencer 1971).
 */
public final class ClearSky {
  private static final double MINUTES_PER_DEGREE = 4;

  private ClearSky() {}

  /** Returns the irradiance in W/m2; 0 at night. */
  public static double wattsPerSquareMetre(Place place, Instant at) {
    double cosine = cosineOfZenith(place, at);
    return cosine <= 0 ? 0 : 1098 * cosine * Math.exp(-0.059 / cosine);
  }

  /** Returns the cosine of the sun's angle from the zenith; negative at night. */
  static double cosineOfZenith(Place place, Instant at) {
    OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
    double minutes = utc.getHour() * 60 + utc.getMinute() + utc.getSecond() / 60.0;
    double angle = 2 * Math.PI * (utc.getDayOfYear() - 1) / 365;
    double solar = minutes + MINUTES_PER_DEGREE * place.longitude() + equationOfTime(angle);
    double hourAngle = Math.toRadians((solar / MINUTES_PER_DEGREE) - 180);
    double latitude = Math.toRadians(place.latitude());
    double declination = declination(angle);
    return Math.sin(latitude) * Math.sin(declination)
        + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
  }

  private static double declination(double angle) {
    return 0.006918
        - 0.399912 * Math.cos(angle)
        + 0.070257 * Math.sin(angle)
        - 0.006758 * Math.cos(2 * angle)
        + 0.000907 * Math.sin(2 * angle)
        - 0.002697 * Math.cos(3 * angle)
        + 0.00148 * Math.sin(3 * angle);
  }

  /** Returns solar time less clock time, in minutes. */
  private static double equationOfTime(double angle) {
    return 229.18
        * (0.000075
            + 0.001868 * Math.cos(angle)
            - 0.032077 * Math.sin(angle)
            - 0.014615 * Math.cos(2 * angle)
            - 0.040849 * Math.sin(2 * angle));
  }
}
