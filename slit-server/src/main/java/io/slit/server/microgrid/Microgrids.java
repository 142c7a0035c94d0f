package io.slit.server.microgrid;

import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.power.Microgrid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What sites have besides their grid connection. Nothing of it is in a dataset: all of it is
 * assumed by whoever wrote the file.
 *
 * @param bySite the sites that have something; all others have the grid only
 */
public record Microgrids(Map<SiteId, Microgrid> bySite) {
  /** Every site has the grid only. */
  public static final Microgrids NONE = new Microgrids(Map.of());

  /** Copies the map. */
  public Microgrids {
    bySite = Collections.unmodifiableMap(new LinkedHashMap<>(bySite));
  }

  /** Tells whether every site has the grid only. */
  public boolean isNone() {
    return bySite.isEmpty();
  }

  /** Returns how much all batteries give from full to their least charge, in kWh. */
  public double usableKwh() {
    return bySite.values().stream()
        .map(Microgrid::battery)
        .mapToDouble(one -> one.capacityKwh() * (1 - one.leastCharge()) * one.efficiency())
        .sum();
  }

  /** Returns the sites and a number that changes with every value, as one line. */
  public String text() {
    String sites =
        bySite.keySet().stream().map(SiteId::value).sorted().collect(Collectors.joining(" "));
    return String.format(Locale.ROOT, "%s (%08x)", sites, bySite.toString().hashCode());
  }
}
