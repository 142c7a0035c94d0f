package io.slit.server;

import io.slit.core.fleet.Fleet;
import io.slit.server.config.ServerConfig;
import io.slit.server.http.TelemetryService;
import io.slit.server.json.LiteLlmLines;
import io.slit.server.json.OtelLines;
import io.slit.server.storage.OutcomeStore;
import io.slit.server.telemetry.ServerMetrics;
import io.slit.server.telemetry.importing.TelemetryImport;
import io.slit.server.telemetry.scraping.ScrapeReader;
import io.slit.server.telemetry.scraping.ScrapeSettings;
import io.slit.server.telemetry.scraping.Scraper;
import io.slit.server.telemetry.store.OutcomeDescriber;
import io.slit.server.telemetry.store.TelemetryKeeper;
import io.slit.server.telemetry.store.TelemetryStore;
import java.time.InstantSource;
import java.util.Optional;

/** What carries telemetry to Parquet while a server runs: its outcomes, and what it scrapes. */
final class ServerTelemetry implements AutoCloseable {
  private final TelemetryPlace place;
  private final TelemetryKeeper keeper;
  private final Optional<Scraper> scraper;

  private ServerTelemetry(TelemetryPlace place, TelemetryKeeper keeper, Optional<Scraper> scraper) {
    this.place = place;
    this.keeper = keeper;
    this.scraper = scraper;
  }

  /**
   * Returns what a configuration scrapes.
   *
   * @throws io.slit.server.json.LocatedException if its file is wrong
   */
  static Optional<ScrapeSettings> scrapes(ServerConfig config, Fleet fleet) {
    return config.telemetry().scrape().map(file -> ScrapeReader.read(file, fleet));
  }

  /** Starts keeping and scraping; {@code clock} is what rows are booked at. */
  static ServerTelemetry start(
      ServerConfig config,
      TelemetryPlace place,
      OutcomeStore outcomes,
      OutcomeDescriber describer,
      Optional<ScrapeSettings> scrapes,
      InstantSource clock) {
    TelemetryStore store = place.store();
    return new ServerTelemetry(
        place,
        TelemetryKeeper.start(
            outcomes.log(),
            store,
            describer,
            new TelemetryKeeper.Keeping(
                config.telemetry().flush(), config.telemetry().days(), clock)),
        scrapes.map(settings -> Scraper.start(settings, store, clock)));
  }

  /** Returns what takes telemetry of other programs. */
  static TelemetryService service(TelemetryPlace place, Fleet fleet, ServerMetrics metrics) {
    return new TelemetryService(
        place.store(),
        new TelemetryImport("litellm", new LiteLlmLines(), fleet, ""),
        new TelemetryImport("otel", new OtelLines(), fleet, ""),
        metrics);
  }

  /** Stops, and carries on the outcomes that wait. */
  @Override
  public void close() {
    scraper.ifPresent(Scraper::close);
    keeper.close();
    place.close();
  }
}
