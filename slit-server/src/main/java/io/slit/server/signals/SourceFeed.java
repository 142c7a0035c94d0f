package io.slit.server.signals;

import io.slit.core.fleet.SiteId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A source, and for which sites it is asked.
 *
 * @param source who is asked
 * @param zones what the source calls the zone of a site
 * @param poll how often
 */
public record SourceFeed<T>(SignalSource<T> source, Map<SiteId, String> zones, Duration poll) {
  /** Copies the map; its order is that of asking. */
  public SourceFeed {
    zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
  }
}
