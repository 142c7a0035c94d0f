package io.slit.server.replay;

import io.slit.core.environment.Environment;
import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.server.planning.World;
import io.slit.server.whatif.SiteChange;
import io.slit.server.whatif.WhatIf;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The conditions of a world, some signals of some sites set to other values. Thread-safe. */
final class ReplayedConditions {
  private final World world;
  private final WhatIf whatIf;

  ReplayedConditions(World world, WhatIf whatIf) {
    this.world = world;
    this.whatIf = whatIf;
  }

  /** Returns what was measured at all sites. */
  Environment at(Instant instant) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>();
    world
        .environmentAt(instant)
        .bySite()
        .forEach(
            (site, conditions) -> {
              if (!whatIf.without().contains(site)) {
                bySite.put(site, changed(site, conditions));
              }
            });
    return Environment.of(bySite);
  }

  private SiteConditions changed(SiteId site, SiteConditions measured) {
    SiteConditions conditions = measured;
    for (SiteChange change : whatIf.changes()) {
      if (change.site().equals(site)) {
        conditions = change.applyTo(conditions);
      }
    }
    return conditions;
  }

  /** Returns what was measured up to an instant. */
  PastConditions upTo(Instant now) {
    PastConditions past = world.conditions().upTo(now);
    return new PastConditions() {
      @Override
      public Instant now() {
        return past.now();
      }

      @Override
      public Optional<SiteConditions> at(SiteId site, Instant instant) {
        return past.at(site, instant).map(measured -> changed(site, measured));
      }
    };
  }
}
