package io.slit.server.signals;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.SiteId;
import io.slit.server.signals.SiteSignal.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All live signals at one instant. Immutable.
 *
 * @param at when it was taken
 * @param sites what is known of each
 * @param environment the sites of which everything is known; the others are absent
 */
public record SignalSnapshot(Instant at, List<Site> sites, Environment environment) {
  /** Copies the list. */
  public SignalSnapshot {
    sites = List.copyOf(sites);
  }

  /**
   * The live signals of a site.
   *
   * @param id which
   * @param signals each kind that is live, and each other one that the tables do not have
   */
  public record Site(SiteId id, List<SiteSignal<?>> signals) {
    /** Copies the list. */
    public Site {
      signals = List.copyOf(signals);
    }

    /** Returns how well the least known signal is known. */
    public State state() {
      return signals.stream()
          .map(SiteSignal::state)
          .max(Comparator.naturalOrder())
          .orElse(State.CURRENT);
    }
  }

  /** Returns the sites in a state. */
  public List<SiteId> in(State state) {
    return sites.stream().filter(site -> site.state() == state).map(Site::id).toList();
  }
}
