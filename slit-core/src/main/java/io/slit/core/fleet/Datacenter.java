package io.slit.core.fleet;

import io.slit.core.units.Pue;
import io.slit.core.units.Require;
import io.slit.core.units.Share;
import io.slit.core.units.WaterIntensity;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A site that hosts node pools.
 *
 * @param id its name; also the name of its grid zone
 * @param city where it stands, for people
 * @param region what a residency rule can name
 * @param place where it stands
 * @param timeZone local time
 * @param pue facility energy over IT energy
 * @param annualWue published annual on-site water per IT kWh
 * @param scarcity water scarcity factor (WSF), where one is known
 */
public record Datacenter(
    SiteId id,
    String city,
    Region region,
    Place place,
    ZoneId timeZone,
    Pue pue,
    WaterIntensity annualWue,
    Optional<Share> scarcity) {
  /** Checks the name. */
  public Datacenter {
    Require.text(city, "city of " + id);
  }
}
