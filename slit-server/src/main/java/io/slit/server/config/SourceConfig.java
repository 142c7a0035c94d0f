package io.slit.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One source of a kind of signal.
 *
 * @param type which
 * @param zones what the source calls the zone of a site, by site id
 * @param values declared values by site id, in the unit of the kind
 * @param keys by the setting that names them
 * @param access where it is, and when it is asked
 * @param usdPerEur for prices in EUR
 * @param place file and line, for messages
 */
public record SourceConfig(
    SourceType type,
    Map<String, String> zones,
    Map<String, Double> values,
    Map<String, Secret> keys,
    Access access,
    OptionalDouble usdPerEur,
    String place) {
  /** Copies the maps. */
  public SourceConfig {
    zones = Map.copyOf(zones);
    values = Map.copyOf(values);
    keys = Map.copyOf(keys);
  }

  SourceConfig withoutPlace() {
    return new SourceConfig(type, zones, values, keys, access, usdPerEur, "");
  }

  /**
   * Where a source is, and when it is asked.
   *
   * @param url base address; nothing for declared values
   * @param poll how often
   * @param timeout of one request
   */
  public record Access(Optional<URI> url, Duration poll, Duration timeout) {}
}
