package io.slit.server.signals.vendor;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.SiteId;
import io.slit.server.config.SourceConfig;
import io.slit.server.config.SourceType;
import io.slit.server.json.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which zone of a source a site is in. */
final class SiteZones {
  private final Map<String, Datacenter> sites = new LinkedHashMap<>();

  SiteZones(Collection<Datacenter> sites) {
    sites.forEach(site -> this.sites.put(site.id().value(), site));
  }

  /**
   * Returns the zones of a source, in the order of the sites.
   *
   * @throws IllegalArgumentException if it names a site that there is not
   */
  Map<SiteId, String> of(SourceConfig config) {
    Map<String, String> named = named(config);
    for (String name : named.keySet()) {
      if (!sites.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s: the site (%s) is not in the scenario. %s"
                .formatted(config.place(), name, NearestName.advice(name, sites.keySet())));
      }
    }
    Map<SiteId, String> zones = new LinkedHashMap<>();
    sites.forEach(
        (name, site) -> {
          String zone = named.get(name);
          if (zone != null) {
            zones.put(site.id(), zone);
          }
        });
    return zones;
  }

  private Map<String, String> named(SourceConfig config) {
    Map<String, String> named = new LinkedHashMap<>();
    if (config.type() == SourceType.DECLARED) {
      config.values().keySet().forEach(site -> named.put(site, site));
    } else if (config.type() == SourceType.OPEN_METEO && config.zones().isEmpty()) {
      sites.forEach((name, site) -> named.put(name, place(site)));
    } else {
      named.putAll(config.zones());
    }
    return named;
  }

  private static String place(Datacenter site) {
    return String.format(
        Locale.ROOT, "%.4f,%.4f", site.place().latitude(), site.place().longitude());
  }

  /** A kind is live for all sites or for none: tables and sources are not of one time. */
  void requireAll(String kind, String place, List<Map<SiteId, String>> zones) {
    List<String> missing =
        sites.values().stream()
            .map(Datacenter::id)
            .filter(id -> zones.stream().noneMatch(one -> one.containsKey(id)))
            .map(SiteId::value)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no source of %s has the sites %s. Add their zones to a source, or a source declared with their values."
              .formatted(place, kind, missing));
    }
  }
}
