package io.slit.server.whatif;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.Demand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a cycle differs from what was measured.
 *
 * <p>A site that is left out is not there: it serves nothing, idles nothing and costs nothing. Its
 * origin still asks.
 *
 * @param changes signals of sites that are set; none of a site that is left out
 * @param without sites that are left out
 * @param load factor on the demand of every class, in (0, {@value #MAX_LOAD}]
 */
public record WhatIf(List<SiteChange> changes, Set<SiteId> without, double load) {
  /** The largest factor on demand. */
  public static final double MAX_LOAD = 100;

  /** Nothing is changed. */
  public static final WhatIf NONE = new WhatIf(List.of(), Set.of(), 1);

  /** Checks the load and that no site is both set and left out. */
  public WhatIf {
    changes = List.copyOf(changes);
    without = Collections.unmodifiableSet(new LinkedHashSet<>(without));
    if (!(load > 0 && load <= MAX_LOAD)) {
      throw new IllegalArgumentException(
          "The factor on demand (%s) must be in (0, %.0f]. 1.3 is 30 %% more than measured."
              .formatted(load, MAX_LOAD));
    }
    for (SiteChange change : changes) {
      if (without.contains(change.site())) {
        throw new IllegalArgumentException(
            "The site %s is left out and its %s is set. Keep one of the two."
                .formatted(change.site(), change.signal().key()));
      }
    }
  }

  /** Tells whether nothing is changed. */
  public boolean isNone() {
    return changes.isEmpty() && without.isEmpty() && load == 1;
  }

  /** Returns every change in words, for example {@code demand x 1.3}. */
  public List<String> texts() {
    String factor = new BigDecimal(Double.toString(load)).stripTrailingZeros().toPlainString();
    return Stream.of(
            load == 1 ? Stream.<String>of() : Stream.of("demand x " + factor),
            without.stream().map("without site %s"::formatted),
            changes.stream().map(SiteChange::text))
        .flatMap(texts -> texts)
        .toList();
  }

  /**
   * Returns a cycle with these changes.
   *
   * @throws IllegalArgumentException if no site is left, or one is set whose other conditions are
   *     not known
   */
  public PlanningInput applyTo(PlanningInput measured) {
    return isNone()
        ? measured
        : new PlanningInput(
            fleet(measured.fleet()),
            measured.classes(),
            measured.network(),
            measured.epoch(),
            outlook(measured),
            measured.quality(),
            measured.policy());
  }

  /** Both ends of an interval change as its value does: what is set is certain. */
  private Outlook outlook(PlanningInput measured) {
    Forecast<Demand> demand = measured.outlook().demand();
    Forecast<Environment> environment = measured.outlook().environment();
    return new Outlook(
        new Forecast<>(
            loaded(demand.expected()),
            loaded(demand.low()),
            loaded(demand.high()),
            demand.issuedAt()),
        new Forecast<>(
            changed(measured, environment.expected()),
            changed(measured, environment.low()),
            changed(measured, environment.high()),
            environment.issuedAt()));
  }

  private Demand loaded(Demand demand) {
    return load == 1 ? demand : demand.times(load);
  }

  private Fleet fleet(Fleet fleet) {
    List<Datacenter> sites = new ArrayList<>();
    for (Datacenter site : fleet.sites()) {
      if (!without.contains(site.id())) {
        sites.add(changed(site));
      }
    }
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("Every site is left out. Keep one at least.");
    }
    return Fleet.of(
        sites,
        fleet.deployments().stream()
            .filter(deployment -> !without.contains(deployment.site()))
            .toList());
  }

  private Datacenter changed(Datacenter site) {
    Datacenter changed = site;
    for (SiteChange change : changes) {
      if (change.site().equals(site.id())) {
        changed = change.applyTo(changed);
      }
    }
    return changed;
  }

  private Environment changed(PlanningInput measured, Environment environment) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>(environment.bySite());
    bySite.keySet().removeAll(without);
    for (SiteChange change : changes) {
      SiteConditions old = bySite.get(change.site());
      if (old == null) {
        throw new IllegalArgumentException(
            "The %s of site %s cannot be set at %s: its other conditions are not known then. Explore another time."
                .formatted(change.signal().key(), change.site(), measured.epoch().start()));
      }
      bySite.put(change.site(), change.applyTo(old));
    }
    return Environment.of(bySite);
  }
}
