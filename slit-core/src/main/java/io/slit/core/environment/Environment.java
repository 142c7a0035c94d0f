package io.slit.core.environment;

import io.slit.core.fleet.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The conditions of every site over one epoch; a site whose signals are missing is absent. */
public final class Environment {
  private final Map<SiteId, SiteConditions> bySite;

  private Environment(Map<SiteId, SiteConditions> bySite) {
    this.bySite = bySite;
  }

  /**
   * Returns the environment of these sites.
   *
   * @throws IllegalArgumentException if two kinds of carbon intensity meet
   */
  public static Environment of(Map<SiteId, SiteConditions> bySite) {
    Map<SiteId, SiteConditions> copy = new LinkedHashMap<>(bySite);
    copy.values().stream()
        .findFirst()
        .ifPresent(
            first ->
                copy.values()
                    .forEach(
                        one -> first.carbonIntensity().requireSameKind(one.carbonIntensity())));
    return new Environment(Collections.unmodifiableMap(copy));
  }

  /** Returns the conditions of a site, where they are known. */
  public Optional<SiteConditions> find(SiteId site) {
    return Optional.ofNullable(bySite.get(site));
  }

  /** Returns the conditions by site, in order. */
  public Map<SiteId, SiteConditions> bySite() {
    return bySite;
  }
}
