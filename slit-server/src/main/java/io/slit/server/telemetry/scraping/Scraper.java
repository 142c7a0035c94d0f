package io.slit.server.telemetry.scraping;

import io.slit.server.telemetry.scraping.ScrapeRound.Outcome;
import io.slit.server.telemetry.store.TelemetryException;
import io.slit.server.telemetry.store.TelemetryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrapes every so often, in a thread of its own, and writes rows to the telemetry. What gives
 * nothing is logged when that begins and when its reason changes, not every time.
 */
public final class Scraper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);
  private static final double NANOS = 1e9;

  private final ScrapeRound round;
  private final Duration interval;
  private final TelemetryStore store;
  private final InstantSource clock;
  private final Map<String, String> known = new HashMap<>();
  private final Thread thread;

  private Scraper(ScrapeSettings settings, TelemetryStore store, InstantSource clock) {
    this.round = new ScrapeRound(settings.targets(), new HttpFetch(settings.timeout()));
    this.interval = settings.interval();
    this.store = store;
    this.clock = clock;
    this.thread = new Thread(this::run, "slit-scrape");
  }

  /** Starts scraping; {@code clock} is what rows are booked at. */
  public static Scraper start(ScrapeSettings settings, TelemetryStore store, InstantSource clock) {
    Scraper scraper = new Scraper(settings, store, clock);
    scraper.thread.setDaemon(true);
    scraper.thread.start();
    return scraper;
  }

  private void run() {
    try {
      while (true) {
        scrape();
        Thread.sleep(interval.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void scrape() {
    try {
      Instant at = clock.instant();
      Outcome outcome = round.run(System.nanoTime() / NANOS, at);
      if (!outcome.rows().isEmpty()) {
        store.writePushed(HexFormat.of().toHexDigits(at.toEpochMilli()), outcome.rows());
      }
      tell(outcome.problems());
    } catch (TelemetryException e) {
      LOG.error("Scraped rows were not kept: {}", e.getMessage(), e);
    }
  }

  private void tell(Map<String, String> problems) {
    problems.forEach(
        (name, reason) -> {
          if (!reason.equals(known.get(name))) {
            LOG.warn("Scraping {} gives nothing: {}.", name, reason);
          }
        });
    known.clear();
    known.putAll(problems);
  }

  /** Stops; a round that is under way is finished first. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
