package io.slit.server.telemetry.scraping;

import java.time.Duration;
import java.util.List;

/**
 * What is scraped, and how.
 *
 * @param interval wall time from one reading to the next: what a row is the mean of
 * @param timeout wall time that one answer may take
 */
public record ScrapeSettings(Duration interval, Duration timeout, List<ScrapeTarget> targets) {
  /** Copies the list. */
  public ScrapeSettings {
    targets = List.copyOf(targets);
  }
}
