package io.slit.server.config;

import java.time.Duration;
import java.util.List;

/**
 * Where one kind of signal comes from.
 *
 * @param fresh age up to which a value counts as current
 * @param hold age up to which the last good value is used; older is unknown
 * @param sources the first one with a value for a site wins
 * @param place file and line, for messages
 */
public record KindConfig(Duration fresh, Duration hold, List<SourceConfig> sources, String place) {
  /** Copies the list. */
  public KindConfig {
    sources = List.copyOf(sources);
  }

  KindConfig withoutPlaces() {
    return new KindConfig(
        fresh, hold, sources.stream().map(SourceConfig::withoutPlace).toList(), "");
  }
}
